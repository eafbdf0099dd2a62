-- One row per rule: how stated and computed must go together, and what it is where they do not.
create or replace temp table ruling as
select
    unnest($rules) as check_id, unnest($relations) as relation, unnest($severities) as severity,
    unnest($cautious) as cautious
order by check_id;
