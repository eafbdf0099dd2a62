-- One row per file kept as it was brought in; the same content is kept once.
insert into upload
select ?, ?
where ? not in (select sha256 from upload);
