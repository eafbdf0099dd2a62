-- One row per decision about a finding, the first one first.
select d.state, d.note, d.made_by, d.made_at
from decision d
where d.finding_id = $finding
order by d.decision_id;
