-- A catalog beside the warehouse that shows it with batches in other states: what is untouched is
-- seen through views, series and findings of the touched centres are made anew in schema fresh.
create schema fresh;
create table fresh.batch as select * from warehouse.batch limit 0;
create table fresh.series as select * from warehouse.series limit 0;
create table fresh.finding as select * from warehouse.finding limit 0;
create table fresh.touched (centre_id varchar primary key);
create view fresh.centre as select * from warehouse.centre;
create view fresh.indicator as select * from warehouse.indicator;
create view fresh.source as select * from warehouse.source;
create view fresh.event as select * from warehouse.event;
create view fresh.observation as select * from warehouse.observation;
create table fresh.amendment as select * from warehouse.amendment limit 0;
create view fresh.unread as select * from warehouse.unread;

create view centre as select * from warehouse.centre;
create view indicator as select * from warehouse.indicator;
create view source as select * from warehouse.source;
create view observation as select * from warehouse.observation;
create view unread as select * from warehouse.unread;
create view upload as select * from warehouse.upload;
create view event as select * from warehouse.event;
create view decision as select * from warehouse.decision;
create view amendment as select * from fresh.amendment;
create view peer_group as select * from warehouse.peer_group;
create view correction as select * from warehouse.correction;
create view batch as select * from fresh.batch;
create view series as
select * from warehouse.series where centre_id not in (select centre_id from fresh.touched)
union all
select * from fresh.series;
create view finding as
select * from warehouse.finding where centre_id not in (select centre_id from fresh.touched)
union all
select * from fresh.finding;
