// Generated from Data/meanings.csv by `make generate`; do not edit.

package let meaningsCSV = #"""
    form,table,row,column,label,english,chinese,counting_english,counting_chinese
    2014,,,,国办发〔2014〕32号,Notice of the General Office of the State Council on the statistics of open government information,国务院办公厅关于加强和规范政府信息公开情况统计报送工作的通知,,
    2019,,,,国办公开办函〔2019〕60号,Notice on the annual reports on open government information,国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知,,
    2021,,,,国办公开办函〔2021〕30号,Notice on the format of the annual reports on open government information,国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知,,
    2019 2021,requests,,natural_person,natural persons,by natural persons,自然人,,
    2019 2021,requests,,commercial_enterprise,commercial enterprises,by commercial enterprises,商业企业,,
    2019 2021,requests,,research_institution,research institutions,by research institutions,科研机构,,
    2019 2021,requests,,public_welfare_organization,public-welfare organizations,by social and public-welfare organizations,社会公益组织,,
    2019 2021,requests,,legal_service_organization,legal service organizations,by legal service organizations,法律服务机构,,
    2019 2021,requests,,other_organization,other legal persons or organizations,by other legal persons or other organizations,其他法人或其他组织,,
    2019 2021,requests,,total,all applicants,by applicants of all kinds,各类申请人,,
    2019 2021,requests,received,,New requests,Requests for government information made {} and newly received in the report year.,{}提出、本年度新收的政府信息公开申请件数。,The form prints the relation: items 1 and 2 together equal items 3 and 4 together.,表内注明勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    2019 2021,requests,carried_in,,Requests carried in,Requests made {} that were still open at the end of the year before and carried into the report year.,{}提出、上年度未办结而结转到本年度的申请件数。,The form prints the relation: items 1 and 2 together equal items 3 and 4 together.,表内注明勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    2019 2021,requests,granted,,Granted,Requests made {} that ended with the information being disclosed in full.,{}提出、本年度决定予以公开的申请件数。,,
    2019 2021,requests,partially_granted,,Granted in part,Requests made {} that ended with one part of the information disclosed and another withheld.,{}提出、本年度作区分处理、决定部分公开的申请件数。,"The form prints: a request that is answered in parts is counted here only, and under no other outcome.",表内注明：区分处理的，只计这一情形，不计其他情形。
    2019 2021,requests,refused_state_secret,,"Refused, state secret",Requests made {} that were refused because the information is a state secret.,{}提出、因属于国家秘密而不予公开的申请件数。,,
    2019 2021,requests,refused_prohibited_by_law,,"Refused, prohibited by law",Requests made {} that were refused because another law or administrative regulation forbids its disclosure.,{}提出、因其他法律行政法规禁止公开而不予公开的申请件数。,,
    2019 2021,requests,refused_security_stability,,"Refused, security and stability","Requests made {} that were refused because disclosure might endanger national, public or economic security or social stability.",{}提出、因危及“三安全一稳定”（国家安全、公共安全、经济安全、社会稳定）而不予公开的申请件数。,,
    2019 2021,requests,refused_third_party_rights,,"Refused, rights of third parties",Requests made {} that were refused because disclosure would harm the lawful rights of third parties.,{}提出、因保护第三方合法权益而不予公开的申请件数。,,
    2019 2021,requests,refused_internal_affairs,,"Refused, internal affairs","Requests made {} that were refused because the information concerns the internal affairs of the administration (personnel, logistics, internal workflow).",{}提出、因属于三类内部事务信息（人事管理、后勤管理、内部工作流程）而不予公开的申请件数。,,
    2019 2021,requests,refused_deliberative_process,,"Refused, deliberative process","Requests made {} that were refused because the information arose in the course of a decision (records of discussion, drafts, letters of consultation, requests for instructions).",{}提出、因属于四类过程性信息（讨论记录、过程稿、磋商信函、请示报告）而不予公开的申请件数。,,
    2019 2021,requests,refused_enforcement_file,,"Refused, enforcement files",Requests made {} that were refused because the information belongs to the file of an administrative enforcement case.,{}提出、因属于行政执法案卷而不予公开的申请件数。,,
    2019 2021,requests,refused_administrative_inquiry,,"Refused, administrative inquiry","Requests made {} that were refused because the information can be looked up by another procedure, such as registers of companies or real estate.",{}提出、因属于行政查询事项（如工商、不动产登记资料查询）而不予公开的申请件数。,,
    2019 2021,requests,unavailable_not_held,,"Unavailable, not held",Requests made {} for which nothing could be provided because the body does not hold the information.,{}提出、因本机关不掌握相关政府信息而无法提供的申请件数。,,
    2019 2021,requests,unavailable_needs_creation,,"Unavailable, would have to be created",Requests made {} for which nothing could be provided because no such information exists ready-made and it would have to be created.,{}提出、因没有现成信息、需要另行制作而无法提供的申请件数。,,
    2019 2021,requests,unavailable_unclear_after_correction,,"Unavailable, still unclear",Requests made {} for which nothing could be provided because the request remained unclear even after it was corrected.,{}提出、因补正后申请内容仍不明确而无法提供的申请件数。,,
    2019 2021,requests,not_processed_petition,,"Not processed, petitions and complaints","Requests made {} that were not processed because they are petitions, reports or complaints in substance.",{}提出、因实为信访、举报、投诉而不予处理的申请件数。,,
    2019 2021,requests,not_processed_duplicate,,"Not processed, duplicates",Requests made {} that were not processed because they repeat an earlier request of the same applicant.,{}提出、因属于重复申请而不予处理的申请件数。,,
    2019 2021,requests,not_processed_publication,,"Not processed, publications","Requests made {} that were not processed because they ask for newspapers, books or other public publications.",{}提出、因要求提供公开出版物而不予处理的申请件数。,,
    2019 2021,requests,not_processed_excessive,,"Not processed, excessive requests",Requests made {} that were not processed because they are numerous and repeated without good reason.,{}提出、因属于无正当理由大量反复申请而不予处理的申请件数。,,
    2019 2021,requests,not_processed_reissue,,"Not processed, confirmation or reissue",Requests made {} that were not processed because they ask the body to confirm or issue again information that the applicant already has.,{}提出、因要求行政机关确认或重新出具已获取信息而不予处理的申请件数。,,
    2019,requests,other_handling,,Other handling,Requests made {} that ended in a way that the form of 2019 does not list.,{}提出、以表列情形以外的其他方式处理的申请件数。,,
    2021,requests,other_overdue_correction,,"Other, correction overdue",Requests made {} that were closed because the applicant did not correct them in time and gave no good reason.,{}提出、因申请人无正当理由逾期不补正而不再处理的申请件数。,,
    2021,requests,other_overdue_payment,,"Other, payment overdue",Requests made {} that were closed because the applicant did not pay the charged fee in time.,{}提出、因申请人逾期未按收费通知要求缴纳费用而不再处理的申请件数。,,
    2021,requests,other_other,,"Other, remaining",Requests made {} that ended in a way that the form does not list.,{}提出、以表列情形以外的其他方式处理的申请件数。,,
    2019 2021,requests,handled_total,,Handled in all,"Requests made {} that were handled in the report year, whatever the outcome.",{}提出、本年度办理完毕的申请总件数（不论结果）。,"The form lists it as the total of item 3, the outcomes of the year; it enters the relation of items 1 to 4.",表列为第三项“本年度办理结果”的总计，并参与第一项至第四项的勾稽关系。
    2019 2021,requests,carried_out,,Requests carried out,Requests made {} that were still open at the end of the report year and are carried into the next.,{}提出、本年度未办结而结转下年度继续办理的申请件数。,The form prints the relation: items 1 and 2 together equal items 3 and 4 together.,表内注明勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    2019 2021,review_litigation,reconsideration,,Administrative reconsideration,applications for administrative reconsideration,行政复议案件,,
    2019 2021,review_litigation,litigation_direct,,Litigation without reconsideration,lawsuits that were filed without a reconsideration before,未经复议直接起诉的行政诉讼案件,,
    2019 2021,review_litigation,litigation_after_reconsideration,,Litigation after reconsideration,lawsuits that were filed after a reconsideration,复议后起诉的行政诉讼案件,,
    2019 2021,review_litigation,,upheld,upheld,Number of {} over the body's handling of information in which its act was upheld.,因政府信息公开工作引起的{}中，结果为维持的件数。,,
    2019 2021,review_litigation,,corrected,corrected,Number of {} over the body's handling of information in which its act was corrected.,因政府信息公开工作引起的{}中，结果为纠正的件数。,,
    2019 2021,review_litigation,,other_result,other result,"Number of {} over the body's handling of information that ended in another way, such as by withdrawal.",因政府信息公开工作引起的{}中，以其他结果（如撤回）终结的件数。,,
    2019 2021,review_litigation,,pending,pending,Number of {} over the body's handling of information that were not yet decided.,因政府信息公开工作引起的{}中，尚未审结的件数。,,
    2019 2021,review_litigation,,total,total,"Number of {} over the body's handling of information, whatever the result.",因政府信息公开工作引起的{}的总件数。,,
    2019 2021,documents,regulations,,Regulations,government regulations (guizhang),规章,,
    2019,documents,normative_documents,,Normative documents,normative documents,规范性文件,,
    2021,documents,normative_documents,,Normative documents,administrative normative documents,行政规范性文件,,
    2019,documents,,made,made in the year,Number of {} that the body made in the report year.,本年度新制作的{}件数。,,
    2019,documents,,disclosed,disclosed in the year,Number of {} that the body newly disclosed in the report year.,本年度新公开的{}件数。,,
    2019,documents,,disclosed_total,disclosed in all,Number of {} of the body that are open to the public in all.,对外公开的{}总件数。,,
    2021,documents,,made,made in the year,Number of {} that the body made and issued in the report year.,本年度制发的{}件数。,,
    2021,documents,,repealed,repealed in the year,Number of {} that the body repealed in the report year.,本年度废止的{}件数。,,
    2021,documents,,in_force,in force,Number of {} of the body that are in force now.,现行有效的{}件数。,,
    2019 2021,permits,administrative_permits,,Administrative permits,administrative permits,行政许可,,
    2019,permits,other_services,,Other services to the public,other management and service matters towards the public,其他对外管理服务事项,,
    2019,permits,,items_last_year,items of the year before,Number of kinds of {} that the body had at the end of the year before.,上一年度{}的项目数量。,,
    2019,permits,,change,change in the year,By how many the kinds of {} of the body rose in the report year; negative where they fell.,本年度{}项目的增减数量，减少为负数。,,
    2019,permits,,decisions,decisions,Number of decisions that the body took on {} (处理决定数量).,{}的处理决定件数。,,
    2021,permits,,decisions,decisions in the year,Number of decisions that the body took on {} in the report year.,本年度{}的处理决定件数。,,
    2019 2021,enforcement,administrative_penalties,,Administrative penalties,administrative penalties,行政处罚,,
    2019 2021,enforcement,administrative_coercion,,Administrative coercion,measures of administrative coercion,行政强制,,
    2019,enforcement,,items_last_year,items of the year before,Number of kinds of {} that the body had at the end of the year before.,上一年度{}的项目数量。,,
    2019,enforcement,,change,change in the year,By how many the kinds of {} of the body rose in the report year; negative where they fell.,本年度{}项目的增减数量，减少为负数。,,
    2019,enforcement,,decisions,decisions,Number of decisions that the body took on {} (处理决定数量).,{}的处理决定件数。,,
    2021,enforcement,,decisions,decisions in the year,Number of decisions that the body took on {} in the report year.,本年度{}的处理决定件数。,,
    2019 2021,fees,administrative_fees,,Administrative fees,administrative fees,行政事业性收费,,
    2019,fees,,items_last_year,items of the year before,Number of kinds of {} that the body had at the end of the year before.,上一年度{}的项目数量。,,
    2019,fees,,change,change in the year,By how many the kinds of {} of the body rose in the report year; negative where they fell.,本年度{}项目的增减数量，减少为负数。,,
    2021,fees,,amount,amount collected in the year,Money that the body collected as {} in the report year.,本年度{}的收费金额。,The form prints 万元 (ten thousand yuan); value is converted to yuan.,表内以万元为单位；本数据集的数值换算为元。
    2019,procurement,centralized_procurement,items,Centralized procurement: items,Number of purchases that the body made by centralized government procurement.,政府集中采购的项目数量。,,
    2019,procurement,centralized_procurement,amount,Centralized procurement: amount,Money that the body spent by centralized government procurement.,政府集中采购的总金额。,"value is in yuan, whatever unit the report prints.",数值一律换算为元。
    2014,disclosure,disclosed_total,value,Information disclosed proactively,Items of government information that the body disclosed of its own accord in the report year.,本年度主动公开的政府信息条数。,The form prints: the same information disclosed by several channels counts as one item.,表内注明：不同渠道和方式公开相同信息计1条。
    2014,disclosure,normative_documents_disclosed,value,Normative documents disclosed,Normative documents among the information that the body disclosed of its own accord.,主动公开的政府信息中规范性文件的条数。,The form lists it as part (其中) of all information disclosed proactively.,表列为“主动公开政府信息数”的其中项。
    2014,disclosure,normative_documents_made,value,Normative documents made,"Normative documents that the body made and issued in the report year, disclosed or not.",本年度制发的规范性文件总件数（不论是否公开）。,,
    2014,disclosure,via_gazette,value,Disclosed through government gazette,Items of government information that were disclosed through the government gazette.,通过政府公报公开的政府信息条数。,,
    2014,disclosure,via_website,value,Disclosed through government web site,Items of government information that were disclosed through the government web site.,通过政府网站公开的政府信息条数。,,
    2014,disclosure,via_weibo,value,Disclosed through Weibo,Items of government information that were disclosed through the official Weibo account.,通过政务微博公开的政府信息条数。,,
    2014,disclosure,via_wechat,value,Disclosed through WeChat,Items of government information that were disclosed through the official WeChat account.,通过政务微信公开的政府信息条数。,,
    2014,disclosure,via_other,value,Disclosed through other channels,Items of government information that were disclosed through any other channel.,通过其他方式公开的政府信息条数。,,
    2014,response,responses_total,value,Public concerns responded to,Matters of public concern or of public opinion that the body responded to.,回应公众关注热点或重大舆情的次数。,The form prints: several responses to one matter count once.,表内注明：不同方式回应同一热点或舆情计1次。
    2014,response,press_conferences,value,Press conferences,Press conferences that the body held or took part in.,参加或举办新闻发布会的总次数。,,
    2014,response,press_conferences_by_principal,value,Press conferences with the principal,Press conferences in which the principal in charge of the body took part.,主要负责同志参加新闻发布会的次数。,The form lists it as part (其中) of the press conferences.,表列为“参加或举办新闻发布会总次数”的其中项。
    2014,response,online_interviews,value,Online interviews,Interviews on the government web site.,政府网站在线访谈的次数。,,
    2014,response,online_interviews_by_principal,value,Online interviews with the principal,Interviews on the government web site in which the principal in charge of the body took part.,主要负责同志参加政府网站在线访谈的次数。,The form lists it as part (其中) of the online interviews.,表列为“政府网站在线访谈次数”的其中项。
    2014,response,policy_interpretations,value,Policy interpretations,Articles published to explain policies.,发布政策解读稿件的篇数。,,
    2014,response,social_media_responses,value,Responses on Weibo and WeChat,Matters that the body responded to on Weibo or WeChat.,通过微博、微信回应事件的次数。,,
    2014,response,other_responses,value,Responses in other ways,Matters that the body responded to in any other way.,以其他方式回应事件的次数。,,
    2014,requests,received_total,value,Requests received,Requests for government information that the body received in the report year.,本年度收到的政府信息公开申请件数。,,
    2014,requests,received_in_person,value,Requests received in person,Requests for government information that were made in person.,以当面方式提出的申请件数。,,
    2014,requests,received_by_fax,value,Requests received by fax,Requests for government information that were made by fax.,以传真方式提出的申请件数。,,
    2014,requests,received_online,value,Requests received online,Requests for government information that were made over the internet.,以网络方式提出的申请件数。,,
    2014,requests,received_by_letter,value,Requests received by letter,Requests for government information that were made by letter.,以信函方式提出的申请件数。,,
    2014,requests,completed_total,value,Requests completed,Requests that the body completed in the report year.,本年度办结的申请件数。,,
    2014,requests,completed_on_time,value,Requests completed on time,Requests that were completed within the regular time limit.,在规定期限内按时办结的申请件数。,,
    2014,requests,completed_extended,value,Requests completed after extension,Requests that were completed after the time limit was extended.,经延长期限后办结的申请件数。,,
    2014,requests,replied_total,value,Replies given,Replies that the body gave to requests in the report year.,本年度对申请作出答复的件数。,,
    2014,requests,replied_already_disclosed,value,"Reply, already disclosed",Replies saying that the information was already disclosed proactively.,告知所申请信息属于已主动公开范围的答复件数。,,
    2014,requests,replied_granted,value,"Reply, disclosure agreed",Replies agreeing to disclose the information.,同意公开的答复件数。,,
    2014,requests,replied_partially_granted,value,"Reply, partial disclosure agreed",Replies agreeing to disclose a part of the information.,同意部分公开的答复件数。,,
    2014,requests,replied_refused,value,"Reply, disclosure refused",Replies refusing to disclose the information.,不同意公开的答复件数。,,
    2014,requests,replied_other_agency,value,"Reply, other body responsible",Replies saying that the information is not for this body to disclose.,告知不属于本行政机关公开的答复件数。,,
    2014,requests,replied_not_exist,value,"Reply, information does not exist",Replies saying that the information does not exist.,告知申请信息不存在的答复件数。,,
    2014,requests,replied_needs_correction,value,"Reply, correction asked for",Replies asking the applicant to change or complete the request.,告知作出更改补充的答复件数。,,
    2014,requests,replied_other_channel,value,"Reply, other channel",Replies referring the applicant to another channel.,告知通过其他途径办理的答复件数。,,
    2014,requests,refused_state_secret,value,"Refused, state secret",Replies refusing to disclose the information because the information touches state secrets.,因涉及国家秘密而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,requests,refused_trade_secret,value,"Refused, trade secret",Replies refusing to disclose the information because the information touches trade secrets.,因涉及商业秘密而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,requests,refused_privacy,value,"Refused, privacy",Replies refusing to disclose the information because the information touches personal privacy.,因涉及个人隐私而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,requests,refused_security_stability,value,"Refused, security and stability","Replies refusing to disclose the information because disclosure might endanger national, public or economic security or social stability.",因危及国家安全、公共安全、经济安全和社会稳定而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,requests,refused_not_government_information,value,"Refused, not government information",Replies refusing to disclose the information because the information is not government information as the Regulations define it.,因不是《条例》所指政府信息而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,requests,refused_other_legal,value,"Refused, other legal ground",Replies refusing to disclose the information because laws or regulations provide another ground.,因属于法律法规规定的其他情形而不同意公开的答复件数。,The form lists it as part (其中) of the replies that refuse.,表列为“不同意公开答复数”的其中项。
    2014,reconsideration,total,value,Administrative reconsideration: total,"Number of applications for administrative reconsideration over the disclosure of information, whatever the result.",因政府信息公开引起的行政复议案件总件数。,,
    2014,reconsideration,upheld,value,Administrative reconsideration: upheld,Number of applications for administrative reconsideration over the disclosure of information in which the act was upheld.,因政府信息公开引起的行政复议案件中，维持具体行政行为的件数。,,
    2014,reconsideration,corrected,value,Administrative reconsideration: corrected,Number of applications for administrative reconsideration over the disclosure of information in which the act was corrected.,因政府信息公开引起的行政复议案件中，被依法纠错的件数。,,
    2014,reconsideration,other_result,value,Administrative reconsideration: other result,Number of applications for administrative reconsideration over the disclosure of information that ended in another way.,因政府信息公开引起的行政复议案件中，属于其他情形的件数。,,
    2014,litigation,total,value,Administrative litigation: total,"Number of administrative lawsuits over the disclosure of information, whatever the result.",因政府信息公开引起的行政诉讼案件总件数。,,
    2014,litigation,upheld,value,Administrative litigation: upheld,Number of administrative lawsuits over the disclosure of information in which the act was upheld or the claim dismissed.,因政府信息公开引起的行政诉讼案件中，维持具体行政行为或者驳回原告诉讼请求的件数。,,
    2014,litigation,corrected,value,Administrative litigation: corrected,Number of administrative lawsuits over the disclosure of information in which the act was corrected.,因政府信息公开引起的行政诉讼案件中，被依法纠错的件数。,,
    2014,litigation,other_result,value,Administrative litigation: other result,Number of administrative lawsuits over the disclosure of information that ended in another way.,因政府信息公开引起的行政诉讼案件中，属于其他情形的件数。,,
    2014,complaints,total,value,Reports and complaints,Reports and complaints about the disclosure of government information.,有关政府信息公开的举报投诉件数。,,
    2014,fees,collected,value,Fees for disclosure on request,Money that was charged for information disclosed on request; only the form of 2014 to 2016 has it.,依申请公开信息收取的费用；仅2014—2016年的表有此项。,The form prints 万元 (ten thousand yuan); value is converted to yuan.,表内以万元为单位；本数据集的数值换算为元。
    2014,capacity,dedicated_bodies,value,Dedicated units,Units that are dedicated to the disclosure of government information.,政府信息公开工作专门机构的个数。,,
    2014,capacity,reading_points,value,Reading points,Places that were set up where the public can read government information.,设置政府信息公开查阅点的个数。,,
    2014,capacity,staff_total,value,Staff,People who work on the disclosure of government information.,从事政府信息公开工作的人数。,,
    2014,capacity,staff_full_time,value,Full-time staff,People who work on the disclosure of government information and on nothing else.,从事政府信息公开工作的专职人数。,The form prints: without the staff of the government gazette and the government web site.,表内注明：不包括政府公报及政府网站工作人员数。
    2014,capacity,staff_part_time,value,Part-time staff,People who work on the disclosure of government information beside other duties.,从事政府信息公开工作的兼职人数。,,
    2014,capacity,dedicated_funding,value,Dedicated funding,Money that was set aside for the disclosure of government information.,政府信息公开专项经费。,"The form prints: without the funds of the government gazette and the government web site; in 万元 (ten thousand yuan), which value converts to yuan.",表内注明：不包括用于政府公报编辑管理及政府网站建设维护等方面的经费；表内以万元为单位，数值换算为元。
    2014,training,meetings,value,Meetings,"Meetings on the disclosure of government information, regular or on a topic.",召开政府信息公开工作会议或专题会议的次数。,,
    2014,training,trainings,value,Trainings,Trainings of any kind that were held on the disclosure of government information.,举办各类政府信息公开培训班的次数。,,
    2014,training,trainees,value,People trained,"People who received a training on the disclosure of government information, counted at each training.",接受政府信息公开培训的人次。,,
    """#
