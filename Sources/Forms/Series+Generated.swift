// Generated from Data/series.csv by `make generate`; do not edit.

package let seriesCSV = #"""
    series,label,label_zh,form,figure,comparable,note,note_zh
    requests_received,requests newly received,本年新收申请数,2014,requests.received_total.value,full,All requests received in the year; the form of 2014 has none carried in.,本年收到的全部申请；2014年表式没有上年结转一项。
    requests_received,requests newly received,本年新收申请数,2019,requests.received.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_received,requests newly received,本年新收申请数,2021,requests.received.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_carried_in,requests carried in from the year before,上年结转申请数,2019,requests.carried_in.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_carried_in,requests carried in from the year before,上年结转申请数,2021,requests.carried_in.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_handled,requests handled,本年办理结果总计,2014,requests.completed_total.value,partial,"The form of 2014 counts requests completed on time or after an extension, whatever the reply; corrections and transfers may be among them.",2014年表式统计按时和延期办结数，不论答复内容，可能含更正、转办。
    requests_handled,requests handled,本年办理结果总计,2019,requests.handled_total.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_handled,requests handled,本年办理结果总计,2021,requests.handled_total.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_carried_out,requests carried out to the next year,结转下年度申请数,2019,requests.carried_out.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    requests_carried_out,requests carried out to the next year,结转下年度申请数,2021,requests.carried_out.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_granted,granted,予以公开数,2014,requests.replied_granted.value,partial,"The form of 2014 counts replies of the year and keeps requests for what was already disclosed, not held by this body or to be corrected apart; since 2019 every request handled has one outcome.",2014年表式按答复统计，已主动公开、不属于本机关公开、告知更改补充的另列；2019年起每件办结申请只计一种结果。
    outcome_granted,granted,予以公开数,2019,requests.granted.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_granted,granted,予以公开数,2021,requests.granted.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_partially_granted,partially granted,部分公开数,2014,requests.replied_partially_granted.value,partial,"The form of 2014 counts replies of the year and keeps requests for what was already disclosed, not held by this body or to be corrected apart; since 2019 every request handled has one outcome.",2014年表式按答复统计，已主动公开、不属于本机关公开、告知更改补充的另列；2019年起每件办结申请只计一种结果。
    outcome_partially_granted,partially granted,部分公开数,2019,requests.partially_granted.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_partially_granted,partially granted,部分公开数,2021,requests.partially_granted.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_refused,"refused, all grounds",不予公开数,2014,requests.replied_refused.value,partial,"Six grounds in the form of 2014, eight since 2019; requests for what is no government information count as refused in 2014 only.",2014年表式列六种理由，2019年起列八种；“不是《条例》所指政府信息”只在2014年表式计入不予公开。
    outcome_refused,"refused, all grounds",不予公开数,2019,requests.refused_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_refused,"refused, all grounds",不予公开数,2021,requests.refused_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_unavailable,"information unavailable, all reasons",无法提供数,2014,requests.replied_not_exist.value,partial,The form of 2014 has only information that does not exist; since 2019 also what would have to be made and what stays unclear.,2014年表式只有申请信息不存在一项；2019年起还含需另行制作、补正后仍不明确。
    outcome_unavailable,"information unavailable, all reasons",无法提供数,2019,requests.unavailable_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_unavailable,"information unavailable, all reasons",无法提供数,2021,requests.unavailable_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_not_processed,"not processed, all reasons",不予处理数,2019,requests.not_processed_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_not_processed,"not processed, all reasons",不予处理数,2021,requests.not_processed_*.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    outcome_other,handled otherwise,其他处理数,2019,requests.other_handling.total,full,"One row in the form of 2019; three rows since 2021, added up here.",2019年表式为一行；2021年起分三行，这里相加。
    outcome_other,handled otherwise,其他处理数,2021,requests.other_*.total,full,"Three rows since 2021, added up here; one row in the form of 2019.",2021年起分三行，这里相加；2019年表式为一行。
    refused_state_secret,refused: state secret,不予公开：国家秘密,2014,requests.refused_state_secret.value,partial,"The same ground; the form of 2014 counts replies, not requests handled.",理由相同；2014年表式按答复统计，不按办结申请统计。
    refused_state_secret,refused: state secret,不予公开：国家秘密,2019,requests.refused_state_secret.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_state_secret,refused: state secret,不予公开：国家秘密,2021,requests.refused_state_secret.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_prohibited_by_law,refused: prohibited by other laws,不予公开：其他法律行政法规禁止公开,2014,requests.refused_other_legal.value,no,"Other cases that laws provide for is the remainder of the form of 2014, not this ground.",“法律法规规定的其他情形”是2014年表式的兜底项，与本项不同。
    refused_prohibited_by_law,refused: prohibited by other laws,不予公开：其他法律行政法规禁止公开,2019,requests.refused_prohibited_by_law.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_prohibited_by_law,refused: prohibited by other laws,不予公开：其他法律行政法规禁止公开,2021,requests.refused_prohibited_by_law.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_security_stability,refused: security and stability,不予公开：危及“三安全一稳定”,2014,requests.refused_security_stability.value,partial,"The same ground; the form of 2014 counts replies, not requests handled.",理由相同；2014年表式按答复统计，不按办结申请统计。
    refused_security_stability,refused: security and stability,不予公开：危及“三安全一稳定”,2019,requests.refused_security_stability.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_security_stability,refused: security and stability,不予公开：危及“三安全一稳定”,2021,requests.refused_security_stability.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_third_party_rights,refused: rights of third parties,不予公开：保护第三方合法权益,2014,requests.refused_trade_secret.value+requests.refused_privacy.value,partial,"Trade secrets and privacy of the form of 2014 added up; since 2019 other rights of third parties, too.",2014年表式的商业秘密与个人隐私相加；2019年起还含第三方的其他合法权益。
    refused_third_party_rights,refused: rights of third parties,不予公开：保护第三方合法权益,2019,requests.refused_third_party_rights.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_third_party_rights,refused: rights of third parties,不予公开：保护第三方合法权益,2021,requests.refused_third_party_rights.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_internal_affairs,refused: internal affairs,不予公开：三类内部事务信息,2019,requests.refused_internal_affairs.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_internal_affairs,refused: internal affairs,不予公开：三类内部事务信息,2021,requests.refused_internal_affairs.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_deliberative_process,refused: deliberative process,不予公开：四类过程性信息,2019,requests.refused_deliberative_process.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_deliberative_process,refused: deliberative process,不予公开：四类过程性信息,2021,requests.refused_deliberative_process.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_enforcement_file,refused: enforcement files,不予公开：行政执法案卷,2019,requests.refused_enforcement_file.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_enforcement_file,refused: enforcement files,不予公开：行政执法案卷,2021,requests.refused_enforcement_file.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_administrative_inquiry,refused: administrative inquiries,不予公开：行政查询事项,2019,requests.refused_administrative_inquiry.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    refused_administrative_inquiry,refused: administrative inquiries,不予公开：行政查询事项,2021,requests.refused_administrative_inquiry.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_not_held,unavailable: not held,无法提供：本机关不掌握,2014,requests.replied_not_exist.value,partial,Information that does not exist; since 2019 information that this body does not hold.,2014年表式为申请信息不存在；2019年起为本机关不掌握。
    unavailable_not_held,unavailable: not held,无法提供：本机关不掌握,2019,requests.unavailable_not_held.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_not_held,unavailable: not held,无法提供：本机关不掌握,2021,requests.unavailable_not_held.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_needs_creation,unavailable: would have to be made,无法提供：需要另行制作,2019,requests.unavailable_needs_creation.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_needs_creation,unavailable: would have to be made,无法提供：需要另行制作,2021,requests.unavailable_needs_creation.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_unclear,unavailable: unclear after correction,无法提供：补正后仍不明确,2014,requests.replied_needs_correction.value,no,"The form of 2014 counts requests that had to be corrected, not those that stayed unclear.",2014年表式统计告知更改补充数，不是补正后仍不明确数。
    unavailable_unclear,unavailable: unclear after correction,无法提供：补正后仍不明确,2019,requests.unavailable_unclear_after_correction.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    unavailable_unclear,unavailable: unclear after correction,无法提供：补正后仍不明确,2021,requests.unavailable_unclear_after_correction.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_petition,not processed: petitions and complaints,不予处理：信访举报投诉类,2019,requests.not_processed_petition.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_petition,not processed: petitions and complaints,不予处理：信访举报投诉类,2021,requests.not_processed_petition.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_duplicate,not processed: repeated requests,不予处理：重复申请,2019,requests.not_processed_duplicate.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_duplicate,not processed: repeated requests,不予处理：重复申请,2021,requests.not_processed_duplicate.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_publication,not processed: publications,不予处理：公开出版物,2019,requests.not_processed_publication.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_publication,not processed: publications,不予处理：公开出版物,2021,requests.not_processed_publication.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_excessive,not processed: excessive requests,不予处理：无正当理由大量反复申请,2019,requests.not_processed_excessive.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_excessive,not processed: excessive requests,不予处理：无正当理由大量反复申请,2021,requests.not_processed_excessive.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_reissue,not processed: information to be confirmed or issued again,不予处理：确认或重新出具已获取信息,2019,requests.not_processed_reissue.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    not_processed_reissue,not processed: information to be confirmed or issued again,不予处理：确认或重新出具已获取信息,2021,requests.not_processed_reissue.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_total,administrative reconsideration: all,行政复议：总计,2014,reconsideration.total.value,partial,"Without cases that are pending, which the form of 2014 does not have.",2014年表式没有尚未审结一项，总计不含。
    reconsideration_total,administrative reconsideration: all,行政复议：总计,2019,review_litigation.reconsideration.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_total,administrative reconsideration: all,行政复议：总计,2021,review_litigation.reconsideration.total,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_upheld,administrative reconsideration: upheld,行政复议：结果维持,2014,reconsideration.upheld.value,full,The same result in all forms.,各表式结果口径相同。
    reconsideration_upheld,administrative reconsideration: upheld,行政复议：结果维持,2019,review_litigation.reconsideration.upheld,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_upheld,administrative reconsideration: upheld,行政复议：结果维持,2021,review_litigation.reconsideration.upheld,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_corrected,administrative reconsideration: corrected,行政复议：结果纠正,2014,reconsideration.corrected.value,full,The same result in all forms.,各表式结果口径相同。
    reconsideration_corrected,administrative reconsideration: corrected,行政复议：结果纠正,2019,review_litigation.reconsideration.corrected,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_corrected,administrative reconsideration: corrected,行政复议：结果纠正,2021,review_litigation.reconsideration.corrected,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_other_result,administrative reconsideration: other result,行政复议：其他结果,2014,reconsideration.other_result.value,full,The same result in all forms.,各表式结果口径相同。
    reconsideration_other_result,administrative reconsideration: other result,行政复议：其他结果,2019,review_litigation.reconsideration.other_result,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_other_result,administrative reconsideration: other result,行政复议：其他结果,2021,review_litigation.reconsideration.other_result,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_pending,administrative reconsideration: pending,行政复议：尚未审结,2019,review_litigation.reconsideration.pending,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    reconsideration_pending,administrative reconsideration: pending,行政复议：尚未审结,2021,review_litigation.reconsideration.pending,full,Counted alike in the forms of 2019 and 2021.,2019年和2021年表式口径相同。
    litigation_total,administrative litigation: all,行政诉讼：总计,2014,litigation.total.value,partial,"Without cases that are pending, which the form of 2014 does not have. Since 2019 suits without and after reconsideration, added up here.",2014年表式没有尚未审结一项，总计不含。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_total,administrative litigation: all,行政诉讼：总计,2019,review_litigation.litigation_*.total,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_total,administrative litigation: all,行政诉讼：总计,2021,review_litigation.litigation_*.total,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_upheld,administrative litigation: upheld,行政诉讼：结果维持,2014,litigation.upheld.value,full,"The same result in all forms. Since 2019 suits without and after reconsideration, added up here.",各表式结果口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_upheld,administrative litigation: upheld,行政诉讼：结果维持,2019,review_litigation.litigation_*.upheld,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_upheld,administrative litigation: upheld,行政诉讼：结果维持,2021,review_litigation.litigation_*.upheld,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_corrected,administrative litigation: corrected,行政诉讼：结果纠正,2014,litigation.corrected.value,full,"The same result in all forms. Since 2019 suits without and after reconsideration, added up here.",各表式结果口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_corrected,administrative litigation: corrected,行政诉讼：结果纠正,2019,review_litigation.litigation_*.corrected,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_corrected,administrative litigation: corrected,行政诉讼：结果纠正,2021,review_litigation.litigation_*.corrected,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_other_result,administrative litigation: other result,行政诉讼：其他结果,2014,litigation.other_result.value,full,"The same result in all forms. Since 2019 suits without and after reconsideration, added up here.",各表式结果口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_other_result,administrative litigation: other result,行政诉讼：其他结果,2019,review_litigation.litigation_*.other_result,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_other_result,administrative litigation: other result,行政诉讼：其他结果,2021,review_litigation.litigation_*.other_result,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_pending,administrative litigation: pending,行政诉讼：尚未审结,2019,review_litigation.litigation_*.pending,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    litigation_pending,administrative litigation: pending,行政诉讼：尚未审结,2021,review_litigation.litigation_*.pending,full,"Counted alike in the forms of 2019 and 2021. Since 2019 suits without and after reconsideration, added up here.",2019年和2021年表式口径相同。2019年起分未经复议直接起诉和复议后起诉，这里相加。
    regulations_made,rules issued,规章制发数,2019,documents.regulations.made,full,Made anew in the year (本年新制作数量).,本年新制作数量。
    regulations_made,rules issued,规章制发数,2021,documents.regulations.made,full,Made and issued in the year (本年制发件数).,本年制发件数。
    regulations_in_force,rules in force,规章现行有效数,2019,documents.regulations.disclosed_total,no,"The form of 2019 counts all that are disclosed, not those in force.",2019年表式为对外公开总数量，不是现行有效件数。
    regulations_in_force,rules in force,规章现行有效数,2021,documents.regulations.in_force,full,In force at the end of the year.,年末现行有效件数。
    normative_documents_made,normative documents issued,规范性文件制发数,2014,disclosure.normative_documents_made.value,partial,Normative documents of every kind; since 2021 administrative ones only.,2014年表式为各类规范性文件；2021年起限行政规范性文件。
    normative_documents_made,normative documents issued,规范性文件制发数,2019,documents.normative_documents.made,partial,Normative documents made anew; since 2021 administrative ones only.,2019年表式为规范性文件新制作数量；2021年起限行政规范性文件。
    normative_documents_made,normative documents issued,规范性文件制发数,2021,documents.normative_documents.made,full,Administrative normative documents made and issued in the year.,本年制发的行政规范性文件。
    normative_documents_disclosed,normative documents disclosed,规范性文件公开数,2014,disclosure.normative_documents_disclosed.value,no,The form of 2014 counts items of information (条) among all that was disclosed.,2014年表式按主动公开信息条数统计。
    normative_documents_disclosed,normative documents disclosed,规范性文件公开数,2019,documents.normative_documents.disclosed,full,Disclosed anew in the year; the form of 2021 has no such column.,本年新公开数量；2021年表式没有该列。
    normative_documents_in_force,normative documents in force,规范性文件现行有效数,2019,documents.normative_documents.disclosed_total,no,"The form of 2019 counts all that are disclosed, not those in force.",2019年表式为对外公开总数量，不是现行有效件数。
    normative_documents_in_force,normative documents in force,规范性文件现行有效数,2021,documents.normative_documents.in_force,full,In force at the end of the year.,年末现行有效件数。
    permit_decisions,decisions on administrative permits,行政许可处理决定数,2019,permits.administrative_permits.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    permit_decisions,decisions on administrative permits,行政许可处理决定数,2021,permits.administrative_permits.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    penalty_decisions,administrative penalties,行政处罚处理决定数,2019,enforcement.administrative_penalties.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    penalty_decisions,administrative penalties,行政处罚处理决定数,2021,enforcement.administrative_penalties.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    coercion_decisions,administrative coercion,行政强制处理决定数,2019,enforcement.administrative_coercion.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    coercion_decisions,administrative coercion,行政强制处理决定数,2021,enforcement.administrative_coercion.decisions,full,"Decisions of the year, in the forms of 2019 and 2021.",2019年和2021年表式均为本年处理决定数量。
    fees_amount,administrative fees collected,行政事业性收费金额,2014,fees.collected.value,no,"The form of 2014 has the fees for information given on request, not all administrative fees.",2014年表式为依申请公开信息收取的费用，不是全部行政事业性收费。
    fees_amount,administrative fees collected,行政事业性收费金额,2021,fees.administrative_fees.amount,full,"Collected in the year; the form of 2019 counts the kinds of fees, not the money.",本年收费金额；2019年表式统计收费项目数，不是金额。
    procurement_amount,centralized procurement,政府集中采购总金额,2019,procurement.centralized_procurement.amount,full,Only the form of 2019 has it.,仅2019年表式有此项。
    information_disclosed,items of information disclosed,主动公开政府信息数,2014,disclosure.disclosed_total.value,full,Only the form of 2014 has it.,仅2014年表式有此项。
    """#
