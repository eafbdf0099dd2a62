"""A page's elements as constants: recorded from what a server sends, kept as JSON, drawn again
through Streamlit's public calls with nothing worked out. This is what the floor consists of.
"""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from google.protobuf.json_format import MessageToDict  # type: ignore[import-untyped]
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FOLDER = Path(__file__).with_name("results") / "elements"
# The places of a page by the first step of an element's path; styles go to a third by themselves.
MAIN, SIDEBAR, EVENT = "0", "1", "2"

Node = dict[str, Any]


def record(page: str, messages: Iterable[ForwardMsg], address: str) -> None:
    """Keep the elements of a run's messages under the page's name.

    Raise NotImplementedError for a kind of element that the floor cannot draw yet.
    """
    root: Node = {"children": {place: {"children": {}} for place in (MAIN, SIDEBAR, EVENT)}}
    for message in messages:
        if message.WhichOneof("type") == "delta":
            *above, last = map(str, message.metadata.delta_path)
            parent = root
            for step in above:
                parent = parent["children"][step]
            parent["children"][last] = _node(message, address)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{page}.json").write_text(json.dumps(root, ensure_ascii=False), "utf-8")


def _node(message: ForwardMsg, address: str) -> Node:
    delta = MessageToDict(message.delta, preserving_proto_field_name=True)
    is_block = "add_block" in delta
    sent = message.delta.add_block if is_block else message.delta.new_element
    kind = str(sent.WhichOneof("type") or "empty")
    if kind not in (BLOCKS if is_block else ELEMENTS):
        raise NotImplementedError(f"bench/elements.py must learn to draw the kind {kind}")
    node: Node = {"kind": kind, **delta["add_block" if is_block else "new_element"].get(kind, {})}
    if is_block:
        node["children"] = {}
    elif kind == "download_button" and "url" in node:
        with urllib.request.urlopen(address + node["url"]) as file:
            node["data"] = base64.b64encode(file.read()).decode()
    return node


@cache
def recorded(page: str) -> Node:
    """Read a page's elements, once a process, with figures and files ready to be drawn."""
    root: Node = json.loads((FOLDER / f"{page}.json").read_text("utf-8"))
    _prepare(root)
    return root


def _prepare(node: Node) -> None:
    if node.get("kind") == "plotly_chart":
        node["figure"] = go.Figure(json.loads(node["spec"]))
        node["config"] = json.loads(node["config"])
    if "data" in node:
        node["data"] = base64.b64decode(node["data"])
    for child in node.get("children", {}).values():
        _prepare(child)


def draw(page: str) -> None:
    """Draw a recorded page."""
    places = recorded(page)["children"]
    _draw_children(places[EVENT], "e")
    with st.sidebar:
        _draw_children(places[SIDEBAR], "s")
    _draw_children(places[MAIN], "m")


def _draw_children(node: Node, key: str) -> None:
    for step, child in node["children"].items():
        name = f"{key}-{step}"
        if child["kind"] in BLOCKS:
            BLOCKS[child["kind"]](child, name)
        else:
            ELEMENTS[child["kind"]](child, name)


def _container(node: Node, key: str) -> None:
    children = list(node["children"].values())
    if children and all(child["kind"] == "column" for child in children):
        align = children[0].get("vertical_alignment", "TOP").lower()
        columns = st.columns([c["weight"] for c in children], vertical_alignment=align)
        for (step, child), column in zip(node["children"].items(), columns, strict=True):
            with column:
                _draw_children(child, f"{key}-{step}")
        return
    with st.container(horizontal=node.get("direction") == "HORIZONTAL", border=node.get("border")):
        _draw_children(node, key)


def _expander(node: Node, key: str) -> None:
    with st.expander(node["label"], expanded=node.get("expanded", False)):
        _draw_children(node, key)


def _popover(node: Node, key: str) -> None:
    with st.popover(node["label"]):
        _draw_children(node, key)


def _tabs(node: Node, key: str) -> None:
    tabs = st.tabs([child["label"] for child in node["children"].values()])
    for (step, child), tab in zip(node["children"].items(), tabs, strict=True):
        with tab:
            _draw_children(child, f"{key}-{step}")


def _empty(_: Node, __: str) -> None:
    st.empty()


def _html(node: Node, _: str) -> None:
    st.html(node["body"], unsafe_allow_javascript=node.get("unsafe_allow_javascript", False))


def _heading(node: Node, _: str) -> None:
    {"h1": st.title, "h2": st.header, "h3": st.subheader}[node["tag"]](node["body"])


def _markdown(node: Node, _: str) -> None:
    (st.caption if node.get("element_type") == "CAPTION" else st.markdown)(node["body"])


def _alert(node: Node, _: str) -> None:
    say = {"ERROR": st.error, "WARNING": st.warning, "INFO": st.info, "SUCCESS": st.success}
    say[node["format"]](node["body"], icon=node.get("icon"))


def _selectbox(node: Node, key: str) -> None:
    st.selectbox(node["label"], node["options"], index=node.get("default", 0), key=key)


def _multiselect(node: Node, key: str) -> None:
    chosen = node.get("raw_values") or [node["options"][n] for n in node.get("default", [])]
    most = node.get("max_selections")
    st.multiselect(node["label"], node["options"], default=chosen, key=key, max_selections=most)


def _buttons(node: Node, key: str) -> None:
    options = [option["content"] for option in node["options"]]
    st.segmented_control(node["label"], options, default=options[0], key=key)


def _radio(node: Node, key: str) -> None:
    st.radio(node["label"], node["options"], key=key, horizontal=node.get("horizontal", False))


def _checkbox(node: Node, key: str) -> None:
    (st.toggle if node.get("type") == "TOGGLE" else st.checkbox)(node["label"], key=key)


def _text_input(node: Node, key: str) -> None:
    st.text_input(node["label"], node.get("default", ""), key=key)


def _plotly_chart(node: Node, key: str) -> None:
    modes = [mode.lower() for mode in node.get("selection_mode", [])]
    st.plotly_chart(
        node["figure"],
        key=key,
        theme=node.get("theme") or None,
        on_select="rerun" if modes else "ignore",
        selection_mode=modes or "points",
        config=node["config"],
        alt=node.get("alt"),
    )


def _download(node: Node, key: str) -> None:
    data = node.get("data", bytes)
    st.download_button(node["label"], data, key=key)


def _button(node: Node, key: str) -> None:
    st.button(node["label"], key=key)


def _file_uploader(node: Node, key: str) -> None:
    many = bool(node.get("multiple_files", False))
    st.file_uploader(node["label"], node.get("type"), accept_multiple_files=many, key=key)


BLOCKS: dict[str, Callable[[Node, str], None]] = {
    "empty": _container,
    "flex_container": _container,
    "column": _container,
    "expandable": _expander,
    "popover": _popover,
    "tab_container": _tabs,
    "tab": _container,
}
ELEMENTS: dict[str, Callable[[Node, str], None]] = {
    "alert": _alert,
    "button": _button,
    "button_group": _buttons,
    "checkbox": _checkbox,
    "download_button": _download,
    "empty": _empty,
    "file_uploader": _file_uploader,
    "heading": _heading,
    "html": _html,
    "markdown": _markdown,
    "multiselect": _multiselect,
    "plotly_chart": _plotly_chart,
    "radio": _radio,
    "selectbox": _selectbox,
    "text_input": _text_input,
}
