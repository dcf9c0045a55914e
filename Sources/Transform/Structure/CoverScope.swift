import Forms
import Model

/// Tells whether a report says that it sums up other bodies' reports, or that it covers just one.
///
/// `汇总编写` alone is said of one body's own work: a sum names what is summed up (28个部门, 各街道).
enum CoverScope {
    static func find(in text: CoverText) -> (scope: Scope, partCount: Int) {
        var start = 0
        for place in text.front {
            guard ends.contains(text[place]) || place == text.front.upperBound - 1 else { continue }
            let sentence = start..<place + 1
            if let verb = sums.first(in: sentence, of: text.scalars),
                let parts = others.first(in: verb.upperBound..<sentence.upperBound, of: text.scalars),
                let reports = reports.first(in: parts.upperBound..<sentence.upperBound, of: text.scalars)
            {
                return (
                    .consolidated,
                    CoverParts.count(in: text.scalars[verb.upperBound..<reports.lowerBound])
                )
            }
            if limits.first(in: sentence, of: text.scalars) != nil { return (.own, 0) }
            start = place + 1
        }
        return (.unknown, 0)
    }

    /// A colon ends one as well: 主题分类：综合政务 is no sentence.
    private static let ends = Words("。 ： :")
    private static let sums = Words("汇总 综合 汇集 合并")
    private static let others = Words("部门 单位 乡镇 街镇 镇街 街道 镇 乡 县区 区县 县市 各县 各区 下级 分局")
    private static let reports = Words("报告 年报 数据 情况 编制 汇编")
    private static let limits = Words(
        """
        仅包括本 仅包含本 仅反映本 仅涵盖本 仅统计本 仅为本 仅指本 只包括本 只反映本 仅限本 不含所属 不含下属 不含直属 \
        不包括所属 不包括下属 不包含所属 不包含下属 不包括各 不包含各 不含各 不包括其他 不含区属 不含县属 不含市属
        """)
}
