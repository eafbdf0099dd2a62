-- What every table and column means, in the words of the field; `gjj docs` prints it.
comment on table centre is '住房公积金管理中心，取自 data/catalogue/centres.csv。';
comment on column centre.centre_id is '中心编号：城市名拼音，永不改变';
comment on column centre.position is '显示次序，从 0 起';
comment on column centre.name_zh is '中文简称';
comment on column centre.name_en is '英文简称';
comment on column centre.province_zh is '所在省份（中文）';
comment on column centre.province_en is '所在省份（英文）';

comment on table indicator is '指标，取自 data/catalogue/indicators.csv。';
comment on column indicator.indicator_id is '指标编号，永不改变';
comment on column indicator.position is '目录次序，从 0 起';
comment on column indicator.group_id is '分组编号，见第二章';
comment on column indicator.kind is '类别：flow 流量、stock 存量、ratio 比率、count 计数、score 得分';
comment on column indicator.unit is '标准单位编号，见第三章';
comment on column indicator.direction is
    '方向：higher_better、lower_better、target_band、neutral';
comment on column indicator.name_zh is '中文名称';
comment on column indicator.name_en is '英文名称';

comment on table source is '已公开的文件：年度报告、自评报告、公开表格。';
comment on column source.source_id is '来源编号';
comment on column source.centre_id is '文件所述的中心';
comment on column source.title is '文件标题';
comment on column source.publisher is '发布单位';
comment on column source.published_on is '发布日期：年-月-日或年-月，不详则为空';
comment on column source.report_year is '文件所报告的年度';
comment on column source.url is '网址，没有则为空';
comment on column source.file_name is '本项目所存原文的文件名，没有则为空';
comment on column source.sha256 is '所存原文的 SHA-256，没有则为空';
comment on column source.body is '所存原文的全文，没有则为空';

comment on table batch is '批次：一人一次载入一份文件。撤回的批次仍然保留。';
comment on column batch.batch_id is '批次号';
comment on column batch.file_name is '载入的文件名';
comment on column batch.sha256 is '载入文件的 SHA-256';
comment on column batch.loaded_by is '载入人或载入程序';
comment on column batch.loaded_at is '载入时间';
comment on column batch.state is '状态：staged 待发布、published 已发布、withdrawn 已撤回、discarded 已放弃';
comment on column batch.choices is '上传人的选择（JSON）：列的对应、单位、未印的年度与中心、理由';
comment on column batch.summary is '发布时的差异与提醒（JSON）';

comment on table upload is '上传的原始文件，按内容存一份。';
comment on column upload.sha256 is '文件的 SHA-256';
comment on column upload.content is '文件原样的字节';

comment on table event is '批次的发布与撤回，逐次记录，从不改动。';
comment on column event.edition is '版次：每发布或撤回一次加一';
comment on column event.batch_id is '批次号';
comment on column event.action is '动作：published 发布、withdrawn 撤回';
comment on column event.made_by is '操作人';
comment on column event.made_at is '时间';
comment on column event.reason is '说明，没有则为空';

comment on table correction is '上传人改正过的表头对应，按中心记住。';
comment on column correction.centre_id is '中心编号；多中心的表为空';
comment on column correction.heading is '表头原文，各级以 / 相连';
comment on column correction.indicator_id is '指标编号；不读此列则为空';
comment on column correction.unit is '所印单位；以表头为准则为空';
comment on column correction.made_by is '改正人';
comment on column correction.made_at is '时间';

comment on table observation is
    '读数：文件所印的一个数，换算为标准单位并带舍入区间。只增不改。';
comment on column observation.observation_id is '读数编号';
comment on column observation.batch_id is '所属批次';
comment on column observation.source_id is '所属来源';
comment on column observation.centre_id is '中心编号';
comment on column observation.year is '年度';
comment on column observation.period is '期间：年、年-月、年-月-日或起止年份';
comment on column observation.indicator_id is '指标编号';
comment on column observation.scope is '范围：centre 为全中心，否则为所指的部分';
comment on column observation.role is
    '性质：actual 实际数，target 目标，budget 预算，policy 政策，score 得分等';
comment on column observation.item is '分项名称，总数为空';
comment on column observation.bound is '界限号：>、>=、<、<=，等于则为空';
comment on column observation.printed_value is '所印数字，位数照原样';
comment on column observation.printed_unit is '所印单位';
comment on column observation.value is '标准单位的数值；日期或文字则为空';
comment on column observation.low is '舍入区间下限';
comment on column observation.high is '舍入区间上限';
comment on column observation.unit is '标准单位编号';
comment on column observation.printed_growth is '所印同比，带正负号，没有则为空';
comment on column observation.growth_unit is
    '同比单位：percent 百分比、point 百分点，或所印单位';
comment on column observation.growth_basis is
    '同比来历：printed 文件所印、compiler 汇编者所算，没有则为空';
comment on column observation.prior is '由同比推算的上年数';
comment on column observation.prior_low is '上年数舍入区间下限';
comment on column observation.prior_high is '上年数舍入区间上限';
comment on column observation.qualifier is '口径说明，没有则为空';
comment on column observation.doubt is '待核之处，没有则为空';
comment on column observation.note is '备注';
comment on column observation.quote is '原文句子';
comment on column observation.quote_start is '原文句子在全文中的起点，从 0 起';
comment on column observation.figure_start is '数字在原文句子中的起点';
comment on column observation.figure_end is '数字在原文句子中的终点，不含';
comment on column observation.sheet is '数据所在的表';
comment on column observation.cell is '数据所在的行或单元格';
comment on column observation.url is '这个数自己的网址，与来源相同则为空';

comment on table unread is '未读数字：所存原文里未能成为读数的数字。';
comment on column unread.source_id is '所在来源';
comment on column unread.start_char is '数字在全文中的起点，从 0 起';
comment on column unread.end_char is '数字在全文中的终点，不含';

comment on table series is
    '年度序列：每中心、年度、指标一行，为入选的数及入选理由。由读数重建。';
comment on column series.centre_id is '中心编号';
comment on column series.year is '年度';
comment on column series.indicator_id is '指标编号';
comment on column series.value is '标准单位的数值';
comment on column series.low is '舍入区间下限';
comment on column series.high is '舍入区间上限';
comment on column series.basis is
    '来历：reported 报告原数、derived 由同比推算、computed 由公式计算';
comment on column series.reason is
    '入选理由：only、printed_first、newest_then_precise、formula_of_printed、formula_of_derived';
comment on column series.observation_id is '所据读数；由公式计算的为空';
comment on column series.alternatives is '另有几个数可选';
comment on column series.printed_growth is '报告所印同比，没有则为空';
comment on column series.growth_unit is '同比单位';
comment on column series.qualifier is '口径说明，没有则为空';
comment on column series.doubt is '待核之处，没有则为空';

comment on table finding is '检查结果：每条规则对每个中心、年度的判定，随发布与撤回重算。';
comment on column finding.finding_id is '结果编号：所涉的数不变，编号不变';
comment on column finding.check_id is '规则编号，即 warehouse/checks 下的文件名';
comment on column finding.verdict is
    '判定：pass 通过、rounding 四舍五入内、fail 不符、note 口径提示';
comment on column finding.severity is '程度：error、warning、note；通过与四舍五入内为 none';
comment on column finding.centre_id is '中心编号';
comment on column finding.year is '年度';
comment on column finding.indicator_id is '指标编号';
comment on column finding.item is '细项，没有则为空';
comment on column finding.stated is '所印的数（标准单位）；文字类规则为空';
comment on column finding.stated_low is '所印的数的下界';
comment on column finding.stated_high is '所印的数的上界';
comment on column finding.computed is '由其他数推得的数（标准单位）';
comment on column finding.computed_low is '推得的数的下界';
comment on column finding.computed_high is '推得的数的上界';
comment on column finding.hint is '线索：truncated 截尾、unit 相差十的整数次方，没有则为空';
comment on column finding.evidence is '所据读数的编号，所印的数在前';
comment on column finding.source_id is '所涉语句的来源编号，没有则为空';
comment on column finding.span_start is '所涉语句在原文中的起点（字符）';
comment on column finding.span_end is '所涉语句在原文中的终点（字符）';

comment on table decision is '对检查结果的处理，逐次记录，末次为准。';
comment on column decision.decision_id is '处理编号';
comment on column decision.finding_id is '检查结果编号';
comment on column decision.state is '状态：acknowledged 已知悉、reported 已函告、open 重新打开';
comment on column decision.note is '说明';
comment on column decision.made_by is '处理人';
comment on column decision.made_at is '时间';

comment on table amendment is '更正：已知印错的数、应为的数与理由；来源改印后即失效。';
comment on column amendment.amendment_id is '更正编号';
comment on column amendment.origin is '出处：data（data/amendments.csv）、page（页面）';
comment on column amendment.source_id is '来源编号';
comment on column amendment.centre_id is '中心编号';
comment on column amendment.year is '年度';
comment on column amendment.indicator_id is '指标编号';
comment on column amendment.role is '角色，同读数';
comment on column amendment.item is '细项，同读数';
comment on column amendment.printed_value is '来源所印的数';
comment on column amendment.printed_unit is '来源所印的单位';
comment on column amendment.right_value is '应为的数';
comment on column amendment.right_unit is '应为的数的单位';
comment on column amendment.value is '应为的数（标准单位）';
comment on column amendment.low is '应为的数的下界';
comment on column amendment.high is '应为的数的上界';
comment on column amendment.reason_zh is '理由（中文）';
comment on column amendment.reason_en is '理由（英文）';
comment on column amendment.made_by is '更正人';
comment on column amendment.made_at is '时间';
comment on column amendment.revoked_by is '收回更正的人，没有则为空';
comment on column amendment.revoked_at is '收回的时间，没有则为空';

comment on table peer_group is '自定的同类中心组。';
comment on column peer_group.group_name is '组名';
comment on column peer_group.centres is '组内中心的编号';
comment on column peer_group.made_by is '设定人';
comment on column peer_group.made_at is '时间';

comment on view standing is '有效的更正：每个印错的数一条，收回的不算，末次为准。';
comment on column standing.amendment_id is '更正编号';
comment on column standing.source_id is '来源编号';
comment on column standing.centre_id is '中心编号';
comment on column standing.year is '年度';
comment on column standing.indicator_id is '指标编号';
comment on column standing.role is '角色，同读数';
comment on column standing.item is '细项，同读数';
comment on column standing.printed_value is '来源所印的数';
comment on column standing.printed_unit is '来源所印的单位';
comment on column standing.value is '应为的数（标准单位）';
comment on column standing.low is '应为的数的下界';
comment on column standing.high is '应为的数的上界';

comment on view amended is '按更正取数的读数：每条印着错数的读数一行，为应为的数。';
comment on column amended.observation_id is '读数编号';
comment on column amended.batch_id is '批次号';
comment on column amended.amendment_id is '更正编号';
comment on column amended.value is '应为的数（标准单位）';
comment on column amended.low is '应为的数的下界';
comment on column amended.high is '应为的数的上界';
comment on column amended.prior is '由同比倒推的上年数，按应为的数';
comment on column amended.prior_low is '上年数的下界';
comment on column amended.prior_high is '上年数的上界';

comment on view candidate is
    '备选数：可以进入年度序列的每一个数，文件所印或由同比推算。';
comment on column candidate.observation_id is '所据读数';
comment on column candidate.edition is '发布的版次，后发布者先选；项目自带的数据为 0';
comment on column candidate.centre_id is '中心编号';
comment on column candidate.year is '年度';
comment on column candidate.indicator_id is '指标编号';
comment on column candidate.value is '标准单位的数值';
comment on column candidate.low is '舍入区间下限';
comment on column candidate.high is '舍入区间上限';
comment on column candidate.stated is '更正之前的数值，没有更正则相同';
comment on column candidate.stated_low is '更正之前的舍入区间下限';
comment on column candidate.stated_high is '更正之前的舍入区间上限';
comment on column candidate.amendment_id is '所据的更正，没有则为空';
comment on column candidate.basis is '来历：reported 报告原数、derived 由同比推算';
comment on column candidate.report_year is '文件所报告的年度，新者先选';
comment on column candidate.published_on is '发布日期，新者先选';
comment on column candidate.printed_growth is '文件所印同比，没有则为空';
comment on column candidate.growth_unit is '同比单位';
comment on column candidate.qualifier is '口径说明，没有则为空';
comment on column candidate.doubt is '待核之处，没有则为空';
