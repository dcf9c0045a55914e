// Generated from Data/relations.csv by `make generate`; do not edit.

package let relationsCSV = #"""
    form,check,severity,for_each,left,operator,right,meaning,meaning_zh
    2019 2021,balance,identity,requests.column,requests.received.$+requests.carried_in.$,=,requests.handled_total.$+requests.carried_out.$,received and carried in equal handled and carried out (第一项加第二项之和，等于第三项加第四项之和),本年新收与上年结转之和，等于本年办理结果总计与结转下年度之和
    2019 2021,outcomes,identity,requests.column,requests.handled_total.$,=,requests.granted.$+requests.partially_granted.$+requests.refused_*.$+requests.unavailable_*.$+requests.not_processed_*.$+requests.other_*.$,the outcomes add up to all handled (总计),各办理结果之和等于总计
    2019 2021,applicants,identity,requests.row,requests.$.natural_person+requests.$.commercial_enterprise+requests.$.research_institution+requests.$.public_welfare_organization+requests.$.legal_service_organization+requests.$.other_organization,=,requests.$.total,the six kinds of applicant add up to the total (总计),六类申请人之和等于总计
    2019 2021,results,identity,review_litigation.row,review_litigation.$.upheld+review_litigation.$.corrected+review_litigation.$.other_result+review_litigation.$.pending,=,review_litigation.$.total,the results add up to the total (总计),各结果之和等于总计
    2014,received,identity,,requests.received_in_person.value+requests.received_by_fax.value+requests.received_online.value+requests.received_by_letter.value,=,requests.received_total.value,the four ways of applying add up to all received (收到申请数),四种申请方式之和等于收到申请数
    2014,completed,identity,,requests.completed_on_time.value+requests.completed_extended.value,=,requests.completed_total.value,on time and extended add up to all completed (申请办结数),按时办结数与延期办结数之和等于申请办结数
    2014,replied,identity,,requests.replied_already_disclosed.value+requests.replied_granted.value+requests.replied_partially_granted.value+requests.replied_refused.value+requests.replied_other_agency.value+requests.replied_not_exist.value+requests.replied_needs_correction.value+requests.replied_other_channel.value,=,requests.replied_total.value,the eight kinds of reply add up to all replies (申请答复数),八种答复之和等于申请答复数
    2014,refused,identity,,requests.refused_*.value,=,requests.replied_refused.value,the six grounds add up to all refusals (不同意公开答复数),六种理由之和等于不同意公开答复数
    2014,reconsideration,identity,,reconsideration.upheld.value+reconsideration.corrected.value+reconsideration.other_result.value,=,reconsideration.total.value,the results add up to the total (行政复议数量),各结果之和等于行政复议数量
    2014,litigation,identity,,litigation.upheld.value+litigation.corrected.value+litigation.other_result.value,=,litigation.total.value,the results add up to the total (行政诉讼数量),各结果之和等于行政诉讼数量
    2014,staff,identity,,capacity.staff_full_time.value+capacity.staff_part_time.value,=,capacity.staff_total.value,full-time and part-time add up to all staff (工作人员数),专职与兼职人员之和等于工作人员数
    2014 2019 2021,counts,plausibility,table,$.*.*,kind,,a count is a whole number that is not negative; money is not negative,计数为非负整数，金额不为负
    2019,documents_disclosed,plausibility,documents.row,documents.$.disclosed,<=,documents.$.disclosed_total,newly disclosed (本年新公开数量) is at most all disclosed (对外公开总数量),本年新公开数量不大于对外公开总数量
    2019,items_remaining,plausibility,permits.row,permits.$.items_last_year+permits.$.change,>=,,last year's items (上一年项目数量) and the change (本年增/减) leave no negative number,上一年项目数量与本年增减之和不为负
    2019,items_remaining,plausibility,enforcement.row,enforcement.$.items_last_year+enforcement.$.change,>=,,last year's items (上一年项目数量) and the change (本年增/减) leave no negative number,上一年项目数量与本年增减之和不为负
    2019,items_remaining,plausibility,fees.row,fees.$.items_last_year+fees.$.change,>=,,last year's items (上一年项目数量) and the change (本年增/减) leave no negative number,上一年项目数量与本年增减之和不为负
    2019,procurement,plausibility,procurement.row,procurement.$.items,0<=>0,procurement.$.amount,there are no purchases (采购项目数量) exactly when no money (采购总金额) was spent,采购项目数量与采购总金额同时为零或同时不为零
    2021,documents_in_force,plausibility,documents.row,documents.$.in_force,>=,documents.$.made-documents.$.repealed,documents in force (现行有效件数) are at least those made (本年制发件数) less those repealed (本年废止件数),现行有效件数不小于本年制发件数减本年废止件数
    2014,disclosed_largest,plausibility,disclosure.disclosed_total,disclosure.disclosed_total.value,>=max,disclosure.via_*.value,all disclosed (主动公开政府信息数) is at least what the largest channel disclosed,主动公开政府信息数不小于公开最多的一种渠道
    2014,disclosed_sum,plausibility,disclosure.disclosed_total,disclosure.disclosed_total.value,<=,disclosure.via_*.value,all disclosed (主动公开政府信息数) is at most what the channels disclosed together,主动公开政府信息数不大于各渠道之和
    2014,normative_disclosed,plausibility,disclosure.normative_documents_disclosed,disclosure.normative_documents_disclosed.value,<=,disclosure.disclosed_total.value,normative documents disclosed (主动公开规范性文件数) are part of all disclosed (主动公开政府信息数),主动公开规范性文件数不大于主动公开政府信息数
    2014,principal,plausibility,response.press_conferences_by_principal,response.press_conferences_by_principal.value,<=,response.press_conferences.value,those with the principal in charge (主要负责同志参加) are part of all,主要负责同志参加的次数不大于总次数
    2014,principal,plausibility,response.online_interviews_by_principal,response.online_interviews_by_principal.value,<=,response.online_interviews.value,those with the principal in charge (主要负责同志参加) are part of all,主要负责同志参加的次数不大于总次数
    2014,responses,plausibility,response.responses_total,response.responses_total.value,<=,response.press_conferences.value+response.online_interviews.value+response.policy_interpretations.value+response.social_media_responses.value+response.other_responses.value,matters responded to (回应公众关注热点或重大舆情数) are at most the responses of all ways,回应公众关注热点或重大舆情数不大于各方式回应数之和
    2014,replied_completed,plausibility,requests.replied_total,requests.replied_total.value,=,requests.completed_total.value,replies (申请答复数) equal completed requests (申请办结数),申请答复数等于申请办结数
    2014,trainees,plausibility,training.trainings,training.trainings.value,0=>0,training.trainees.value,without a training (举办各类培训班数) nobody was trained (接受培训人员数),没有举办培训班则没有接受培训人员
    2019>2019,carry,plausibility,requests.column,requests.carried_out.$,=,requests.carried_in.$,what one year carries out (结转下年度继续办理) the next carries in (上年结转),上一年结转下年度继续办理数等于下一年上年结转数
    2019>2021,carry,plausibility,requests.column,requests.carried_out.$,=,requests.carried_in.$,what one year carries out (结转下年度继续办理) the next carries in (上年结转),上一年结转下年度继续办理数等于下一年上年结转数
    2021>2021,carry,plausibility,requests.column,requests.carried_out.$,=,requests.carried_in.$,what one year carries out (结转下年度继续办理) the next carries in (上年结转),上一年结转下年度继续办理数等于下一年上年结转数
    2021>2021,in_force,plausibility,documents.row,documents.$.in_force,=,documents.$.in_force-documents.$.made+documents.$.repealed,documents in force (现行有效件数) are those of the year before and those made less those repealed,现行有效件数等于上一年现行有效件数加本年制发减本年废止
    2019>2019,items,plausibility,permits.row,permits.$.items_last_year+permits.$.change,=,permits.$.items_last_year,last year's items (上一年项目数量) are those that the year before ended with (上一年项目数量 and 本年增/减),上一年项目数量等于前一年报告的上一年项目数量与本年增减之和
    2019>2019,items,plausibility,enforcement.row,enforcement.$.items_last_year+enforcement.$.change,=,enforcement.$.items_last_year,last year's items (上一年项目数量) are those that the year before ended with (上一年项目数量 and 本年增/减),上一年项目数量等于前一年报告的上一年项目数量与本年增减之和
    2019>2019,items,plausibility,fees.row,fees.$.items_last_year+fees.$.change,=,fees.$.items_last_year,last year's items (上一年项目数量) are those that the year before ended with (上一年项目数量 and 本年增/减),上一年项目数量等于前一年报告的上一年项目数量与本年增减之和
    ,prose,plausibility,,,,,a quantity that the prose states equals the figure that it restates; an approximate one within a tenth,正文所述数量与表中对应数字一致；约数相差不超过十分之一
    ,period,plausibility,,,,,"the period of the figures is that of the year in the title, and not longer than a year",统计期间与标题年度一致，且不超过一年
    ,published,plausibility,,,,,the report is not dated before its period ends,报告日期不早于统计期间截止日
    ,identical,info,,,,,not all figures that are not 0 stand in the next year's report again (fails: it may be a copy),并非所有非零数字都与次年报告相同（不符：可能照抄）
    ,parts,info,,,,,"requests received and handled, reconsiderations and lawsuits of a consolidated report are the sum of those of the bodies that it sums up",汇总报告的新收申请、办理结果、行政复议和行政诉讼数等于其所汇总各单位报告之和
    """#
