-- One row per number of the source's text that no reading was made of, in the text's order.
select start_char, end_char
from unread
where source_id = $source
order by start_char, end_char;
