-- One row changed: the state, choices and summary of a batch.
update batch
set state = $state, choices = $choices, summary = $summary
where batch_id = $batch;
