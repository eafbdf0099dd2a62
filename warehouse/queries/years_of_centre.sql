-- One row per year in which the centre has any chosen figure, newest first.
select distinct year from series where centre_id = $centre order by year desc;
