-- One row per figure that disagrees, beyond rounding, with the one chosen for the same centre,
-- year and indicator: two printed figures (a contradiction), or a printed one and the one that
-- a later report's growth implies (a restatement).
select
    'disagreement' as check_id,
    'warning' as severity,
    s.centre_id, s.year, s.indicator_id,
    s.value as stated,
    c.value as computed,
    (s.high - s.low) / 2 + (c.high - c.low) / 2 as tolerance,
    s.observation_id as stated_observation_id,
    c.observation_id as computed_observation_id,
    case c.basis
        when 'reported' then '同一指标另有不同的印出数'
        else '与后一年同比倒推的数不符（上年数可能已调整）'
    end as message_zh,
    case c.basis
        when 'reported' then 'Another printed figure for the same quantity differs'
        else 'Differs from the figure that the next report''s growth implies (restated?)'
    end as message_en
from series s
join candidate c
    on c.centre_id = s.centre_id and c.year = s.year and c.indicator_id = s.indicator_id
where s.centre_id in (select unnest($centres)) and s.year >= $since and s.basis = 'reported'
    and (c.low > s.high or c.high < s.low)
order by s.centre_id, s.year, s.indicator_id, c.observation_id;
