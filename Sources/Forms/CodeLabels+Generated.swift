// Generated from Data/codes.csv by `make generate`; do not edit.

package let codesCSV = #"""
    column,code,english,chinese
    organization_level,province,province,省级
    organization_level,prefecture,prefecture,地级
    organization_level,county,county,县级
    organization_level,township,township,乡级
    organization_level,department,department,部门
    organization_level,other,other,其他
    scope,own,own,本单位
    scope,consolidated,consolidated,汇总
    status,reported,reported,已读出
    status,inferred,inferred,由勾稽推出
    status,blank,blank,空白
    status,not_applicable,not applicable,不适用
    status,ambiguous,ambiguous,归属不明
    status,missing,missing,缺失
    severity,identity,identity,恒等
    severity,plausibility,plausibility,合理性
    severity,info,information,提示
    result,pass,pass,相符
    result,fail,fail,不符
    result,incomplete,incomplete,数据不全
    section,overview,overview,总体情况
    section,disclosure,proactive disclosure,主动公开
    section,requests,requests,依申请公开
    section,review_litigation,review and litigation,复议诉讼
    section,problems,problems and improvements,问题与改进
    section,other,other matters,其他事项
    table,documents,documents,规章和规范性文件
    table,permits,permits,行政许可
    table,enforcement,enforcement,行政处罚和强制
    table,fees,fees,收费
    table,procurement,procurement,政府采购
    table,requests,requests for information,政府信息公开申请
    table,review_litigation,review and litigation,行政复议和行政诉讼
    table,disclosure,proactive disclosure,主动公开
    table,response,response to public concerns,回应解读
    table,reconsideration,administrative reconsideration,行政复议
    table,litigation,administrative litigation,行政诉讼
    table,complaints,reports and complaints,举报投诉
    table,capacity,organization and funding,机构建设和保障经费
    table,training,meetings and training,会议和培训
    unit,件,cases or documents,件
    unit,项,kinds of matters,项
    unit,条,items,条
    unit,次,times,次
    unit,篇,articles,篇
    unit,个,units,个
    unit,人,persons,人
    unit,人次,attendances,人次
    unit,元,yuan,元
    reason,empty_source,empty source,空文件
    reason,binary_source,binary source,二进制文件
    reason,undecodable_bytes,undecodable bytes,无法解码
    reason,too_large,too large,文件过大
    reason,unreadable,unreadable,无法读取
    reason,vanished,vanished,文件已消失
    reason,not_a_file,not a file,不是文件
    reason,unusable_name,unusable name,文件名不可用
    reason,not_a_report,not a report,不是年度报告
    reason,second_report,second report in one file,同一文件中另有一份报告
    reason,unknown_row,unknown row,表中有未知行
    reason,unreadable_table,unreadable table,表格无法读取
    reason,tables_not_found,tables not found,未找到表格
    reason,crashed,crashed,处理时崩溃
    reason,timed_out,timed out,处理超时
    reason,out_of_memory,out of memory,内存不足
    reason,needs_password,needs a password,需要密码
    reason,no_text_mapping,no text mapping,字体无字符映射
    reason,garbled_text,garbled text,乱码
    reason,picture_only,picture only,仅有图片
    reason,damaged_file,damaged file,文件损坏
    reason,unfolds_too_large,unfolds too large,解压后过大
    reason,conversion_failed,conversion failed,转换失败
    reason,unsupported_format,unsupported format,格式不支持
    stage,extract,extract,读取
    stage,transform,transform,识别
    reason,picture_pages,picture pages,部分页面仅有图片
    """#
