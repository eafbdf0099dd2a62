-- What people brought in, taken from the former warehouse into the one just made of the project's
-- own data: an upload keeps its number, its file, its history and its figures, whose ids follow
-- those of the data.
insert into upload select sha256, content from former.upload;
insert into correction
select centre_id, heading, indicator_id, unit, made_by, made_at from former.correction;
insert into batch
select batch_id, file_name, sha256, loaded_by, loaded_at, state, choices, summary
from former.batch
where batch_id > 1000;
insert into event
select edition, batch_id, action, made_by, made_at, reason from former.event;
insert into source
select
    s.source_id, s.centre_id, s.title, s.publisher, s.published_on, s.report_year, s.url,
    s.file_name, s.sha256, s.body
from former.source s
where s.source_id in (select source_id from former.observation where batch_id > 1000);
insert into unread
select u.source_id, u.start_char, u.end_char
from former.unread u
where u.source_id in (select source_id from former.observation where batch_id > 1000);
insert into observation
select
    (select coalesce(max(observation_id), 0) from observation)
        + row_number() over (order by o.observation_id) as observation_id,
    o.batch_id, o.source_id, o.centre_id, o.year, o.period, o.indicator_id, o.scope, o.role,
    o.item, o.bound, o.printed_value, o.printed_unit, o.value, o.low, o.high, o.unit,
    o.printed_growth, o.growth_unit, o.growth_basis, o.prior, o.prior_low, o.prior_high,
    o.qualifier, o.doubt, o.note, o.quote, o.quote_start, o.figure_start, o.figure_end, o.sheet,
    o.cell, o.url
from former.observation o
where o.batch_id > 1000;
