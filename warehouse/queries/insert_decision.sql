-- One row written: a decision about a finding, numbered after the last.
insert into decision
select
    coalesce(max(d.decision_id), 0) + 1 as decision_id,
    $finding as finding_id, $state as state, $note as note, $by as made_by, $at as made_at
from decision d;
