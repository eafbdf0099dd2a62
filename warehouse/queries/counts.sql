-- One row: how many sources, observations, chosen figures and findings there are.
select
    (select count(*) from source) as sources,
    (select count(*) from observation) as observations,
    (select count(*) from series) as figures,
    (select count(*) from finding where verdict in ('fail', 'note')) as findings,
    (select count(*) from finding) as checked;
