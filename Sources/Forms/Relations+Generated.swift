// Generated from Data/relations.csv by `make generate`; do not edit.

package let relationsCSV = #"""
    form,check,severity,for_each,left,operator,right,meaning
    2019,balance,identity,requests.column,requests.received.$+requests.carried_in.$,=,requests.handled_total.$+requests.carried_out.$,received and carried in equal handled and carried out (第一项加第二项之和，等于第三项加第四项之和)
    2019,outcomes,identity,requests.column,requests.handled_total.$,=,requests.granted.$+requests.partially_granted.$+requests.refused_*.$+requests.unavailable_*.$+requests.not_processed_*.$+requests.other_*.$,the outcomes add up to all handled (总计)
    2019,applicants,identity,requests.row,requests.$.natural_person+requests.$.commercial_enterprise+requests.$.research_institution+requests.$.public_welfare_organization+requests.$.legal_service_organization+requests.$.other_organization,=,requests.$.total,the six kinds of applicant add up to the total (总计)
    2019,results,identity,review_litigation.row,review_litigation.$.upheld+review_litigation.$.corrected+review_litigation.$.other_result+review_litigation.$.pending,=,review_litigation.$.total,the results add up to the total (总计)
    2021,balance,identity,requests.column,requests.received.$+requests.carried_in.$,=,requests.handled_total.$+requests.carried_out.$,received and carried in equal handled and carried out (第一项加第二项之和，等于第三项加第四项之和)
    2021,outcomes,identity,requests.column,requests.handled_total.$,=,requests.granted.$+requests.partially_granted.$+requests.refused_*.$+requests.unavailable_*.$+requests.not_processed_*.$+requests.other_*.$,the outcomes add up to all handled (总计)
    2021,applicants,identity,requests.row,requests.$.natural_person+requests.$.commercial_enterprise+requests.$.research_institution+requests.$.public_welfare_organization+requests.$.legal_service_organization+requests.$.other_organization,=,requests.$.total,the six kinds of applicant add up to the total (总计)
    2021,results,identity,review_litigation.row,review_litigation.$.upheld+review_litigation.$.corrected+review_litigation.$.other_result+review_litigation.$.pending,=,review_litigation.$.total,the results add up to the total (总计)
    2014,received,identity,,requests.received_in_person.value+requests.received_by_fax.value+requests.received_online.value+requests.received_by_letter.value,=,requests.received_total.value,the four ways of applying add up to all received (收到申请数)
    2014,completed,identity,,requests.completed_on_time.value+requests.completed_extended.value,=,requests.completed_total.value,on time and extended add up to all completed (申请办结数)
    2014,replied,identity,,requests.replied_already_disclosed.value+requests.replied_granted.value+requests.replied_partially_granted.value+requests.replied_refused.value+requests.replied_other_agency.value+requests.replied_not_exist.value+requests.replied_needs_correction.value+requests.replied_other_channel.value,=,requests.replied_total.value,the eight kinds of reply add up to all replies (申请答复数)
    2014,refused,identity,,requests.refused_*.value,=,requests.replied_refused.value,the six grounds add up to all refusals (不同意公开答复数)
    2014,reconsideration,identity,,reconsideration.upheld.value+reconsideration.corrected.value+reconsideration.other_result.value,=,reconsideration.total.value,the results add up to the total (行政复议数量)
    2014,litigation,identity,,litigation.upheld.value+litigation.corrected.value+litigation.other_result.value,=,litigation.total.value,the results add up to the total (行政诉讼数量)
    2014,staff,identity,,capacity.staff_full_time.value+capacity.staff_part_time.value,=,capacity.staff_total.value,full-time and part-time add up to all staff (工作人员数)
    """#
