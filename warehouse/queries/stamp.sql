-- One row: a number that grows with everything that changes the figures: publications and
-- withdrawals, amendments made and taken back.
select
    (select coalesce(max(e.edition), 0) from event e)
        + (select count(*) + count(a.revoked_at) from amendment a) as stamp;
