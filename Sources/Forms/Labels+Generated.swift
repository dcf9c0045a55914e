// Generated from Data/labels.csv by `make generate`; do not edit.

package let labelsCSV = #"""
    form,table,row,use,label
    2014,disclosure,disclosed_total,heading_before,一、主动公开情况
    2014,disclosure,disclosed_total,note,（不同渠道和方式公开相同信息计1条）
    2014,disclosure,via_gazette,heading_before,（二）通过不同渠道和方式公开政府信息的情况
    2014,response,responses_total,heading_before,二、回应解读情况
    2014,response,responses_total,note,（不同方式回应同一热点或舆情计1次）
    2014,response,press_conferences,heading_before,（二）通过不同渠道和方式回应解读的情况
    2014,response,press_conferences_by_principal,label,其中：主要负责同志参加新闻发布会次数
    2014,response,online_interviews_by_principal,label,其中：主要负责同志参加政府网站在线访谈次数
    2014,requests,received_total,heading_before,三、依申请公开情况
    2014,fees,collected,label,七、依申请公开信息收取的费用
    2014,fees,collected,label,七、依申请公开信息收取的费用（万元）
    2014,capacity,dedicated_bodies,heading_before,七、机构建设和保障经费情况
    2014,capacity,staff_full_time,note,（不包括政府公报及政府网站工作人员数）
    2014,capacity,dedicated_funding,label,（四）政府信息公开专项经费
    2014,capacity,dedicated_funding,label,（四）政府信息公开专项经费（万元）
    2014,capacity,dedicated_funding,note,（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）
    2014,training,meetings,heading_before,八、政府信息公开会议和培训情况
    2014,,,header,统计指标
    2014,,,header,单位
    2014,,,header,统计数
    2014,,,header,政府信息公开情况统计表
    2014,,,header,填报单位盖章
    2019,documents,normative_documents,label,行政规范性文件
    2019,requests,partially_granted,note,（区分处理的，只计这一情形，不计其他情形）
    2019,,,header,申请人情况
    2019,,,header,法人或其他组织
    2019,,,header,信息内容
    2019,documents,,opens,第二十条第（一）项
    2019,permits,,opens,第二十条第（五）项
    2019,enforcement,,opens,第二十条第（六）项
    2019,fees,,opens,第二十条第（八）项
    2019,procurement,,opens,第二十条第（九）项
    2019,,,header,采购总金额（单位：万元）
    2019,,,header,本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和
    2021,documents,normative_documents,label,规范性文件
    2021,requests,partially_granted,note,（区分处理的，只计这一情形，不计其他情形）
    2021,requests,other_overdue_correction,label,1.逾期不补正
    2021,requests,other_overdue_payment,label,2.逾期不缴费
    2021,,,header,申请人情况
    2021,,,header,法人或其他组织
    2021,,,header,信息内容
    2021,,,header,本年制发数量
    2021,,,header,本年废止数量
    2021,,,header,现行有效数量
    2021,documents,,opens,第二十条第（一）项
    2021,permits,,opens,第二十条第（五）项
    2021,enforcement,,opens,第二十条第（六）项
    2021,fees,,opens,第二十条第（八）项
    2021,,,header,本年收费金额（单位：万元）
    2021,,,header,本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和
    2019,review_litigation,,one_row,行政复议
    2019,review_litigation,,one_row,未经复议直接起诉
    2019,review_litigation,,one_row,复议后起诉
    2021,review_litigation,,one_row,行政复议
    2021,review_litigation,,one_row,未经复议直接起诉
    2021,review_litigation,,one_row,复议后起诉
    2019,,,header,采购总金额（单位：元）
    2021,,,header,本年收费金额（单位：元）
    2014,,,tells,统计指标
    2014,,,tells,主动公开政府信息数
    2014,,,tells,制发规范性文件总数
    2014,,,tells,政务微博公开
    2014,,,tells,收到申请数
    2014,,,tells,申请办结数
    2014,,,tells,申请答复数
    2014,,,tells,接受培训人员数
    2014,,,tells,按时办结数
    2014,,,tells,专职人员数
    2014,,,tells,举报投诉数量
    2014,,,tells,查阅点数
    2019,,,tells,上一年项目
    2019,,,tells,项目数量
    2019,,,tells,本年增/减
    2019,,,tells,本年增
    2019,,,tells,采购总金额
    2019,,,tells,采购项目
    2019,,,tells,对外公开总
    2019,,,tells,新公开数量
    2019,,,tells,新制作
    2019,,,tells,政府集中采购
    2021,,,tells,制发件数
    2021,,,tells,废止件数
    2021,,,tells,有效件数
    2021,,,tells,收费金额
    2021,,,tells,本年处理决定
    2021,,,tells,本年制发
    2021,,,tells,本年废止
    2021,,,tells,现行有效
    2021,,,tells,逾期不补正
    2021,,,tells,未按收费通知
    2021,,,tells,无正当理由逾期
    2021,,,tells,申请人逾期
    2019 2021,requests,,tells,本年新收政府
    2019 2021,requests,,tells,上年结转政府
    2019 2021,requests,,tells,结转下年度继续办理
    2019 2021,requests,,tells,三安全一稳定
    2019 2021,requests,,tells,行政执法案卷
    2019 2021,requests,,tells,行政查询事项
    2019 2021,requests,,tells,过程性信息
    2019 2021,requests,,tells,第三方合法权益
    2019 2021,requests,,tells,信访举报投诉类
    2019 2021,requests,,tells,要求提供公开出版物
    2019 2021,requests,,tells,勾稽关系
    2019 2021,review_litigation,,tells,未经复议直接起诉
    2019 2021,review_litigation,,tells,复议后起诉
    """#
