-- One row deleted: what a heading of a centre was remembered for.
delete from correction where centre_id = $centre and heading = $heading;
