-- check: flexible_members
-- family: balance
-- title: 灵活就业实缴、提取人数不多于开户人数 | Flexible-employment contributors and withdrawers are at most those registered
-- problem: 实缴或提取人数多于开户人数。 | More members contribute or withdraw than have registered.
-- severity: error
-- relation: <=
-- indicators: flex_persons
-- basis: 勾稽关系 I34，累计对累计 | Identity I34, to-date with to-date
-- One row per number of flexible-employment members contributing or withdrawing beside those
-- registered, of the same document and the same period.
select
    p.centre_id, p.year, p.indicator_id, p.item,
    p.value as stated, p.low as stated_low, p.high as stated_high,
    w.value as computed, w.low as computed_low, w.high as computed_high,
    [p.observation_id, w.observation_id] as evidence
from printed p
join printed w
    on w.source_id = p.source_id and w.centre_id = p.centre_id and w.period = p.period
    and w.indicator_id = p.indicator_id and w.role = 'actual' and w.bound = '' and w.doubt = ''
    and w.item like '%开户' and replace(w.item, '开户', '') = regexp_replace(p.item, '(实缴|提取)$', '')
where p.indicator_id = 'flex_persons' and p.role = 'actual' and p.bound = '' and p.doubt = ''
    and (p.item like '%实缴' or p.item like '%提取');
