import Forms
import Model

/// Tells the form from the text: the labels that only one form has.
///
/// Evidence: labels are looked for in the text without its white space, so that they may be wrapped or spaced; where a
/// tool printed columns letter by letter, the pieces that stay together decide. A report of 2019 or later that
/// keeps only the tables of requests and disputes is told by the rows below 其他处理; only where not even
/// these are there does the year in the title.
/// Harm: none for a report without tables, whose prose has none of the row labels.
package enum FormDetector {
    package static func detect(_ document: Document, _ outline: Outline) -> Form? {
        let name = FormEvidence(document, outline).form(titleYear: { titleYear(of: document) })
        return name.flatMap { Codebook.shared.form(named: $0) }
    }

    /// The first year of the 21st century in the title, else in the first lines.
    private static func titleYear(of document: Document) -> Int? {
        var number = 0
        var digits = 0
        for line in document.lines.lazy.filter({ $0.role == .title || $0.role == .text }).prefix(12) {
            for scalar in document.text(of: line) where !scalar.isBlank {
                if scalar.isDigit {
                    digits += 1
                    number = digits > 4 ? 0 : number * 10 + Int(scalar.value - 0x30)
                } else {
                    if digits == 4, (2000...2099).contains(number) { return number }
                    (number, digits) = (0, 0)
                }
            }
        }
        return nil
    }
}

/// How many different labels of each form a document has.
private struct FormEvidence {
    /// Labels of one form alone, and those that the forms of 2019 and 2021 share.
    private static let labels: [(form: Form, text: Phrase)] = [
        (.annex, "统计指标"), (.annex, "主动公开政府信息数"), (.annex, "制发规范性文件总数"), (.annex, "政务微博公开"),
        (.annex, "收到申请数"), (.annex, "申请办结数"), (.annex, "申请答复数"), (.annex, "接受培训人员数"),
        (.annex, "按时办结数"), (.annex, "专职人员数"), (.annex, "举报投诉数量"), (.annex, "查阅点数"),
        (.first, "上一年项目"), (.first, "项目数量"), (.first, "本年增/减"), (.first, "本年增"), (.first, "采购总金额"),
        (.first, "采购项目"), (.first, "对外公开总"), (.first, "新公开数量"), (.first, "新制作"), (.first, "政府集中采购"),
        (.second, "制发件数"), (.second, "废止件数"), (.second, "有效件数"), (.second, "收费金额"), (.second, "本年处理决定"),
        (.second, "本年制发"), (.second, "本年废止"), (.second, "现行有效"), (.second, "逾期不补正"),
        (.second, "未按收费通知"), (.second, "无正当理由逾期"), (.second, "申请人逾期"),
        (.requests, "本年新收政府"), (.requests, "上年结转政府"), (.requests, "结转下年度继续办理"), (.requests, "三安全一稳定"),
        (.requests, "行政执法案卷"), (.requests, "行政查询事项"), (.requests, "过程性信息"), (.requests, "第三方合法权益"),
        (.requests, "信访举报投诉类"), (.requests, "要求提供公开出版物"), (.requests, "勾稽关系"),
        (.disputes, "未经复议直接起诉"), (.disputes, "复议后起诉"),
    ]

    private enum Form: Int { case annex, first, second, requests, disputes }

    private var counts = [0, 0, 0, 0, 0]

    init(_ document: Document, _ outline: Outline) {
        let start = outline.headings.first { $0.kind != .overview }?.lines.lowerBound ?? 0
        var text: [Unicode.Scalar] = []
        text.reserveCapacity(document.scalars.count)
        for line in document.lines[start...] where line.role != .furniture && line.role != .blank {
            for scalar in document.text(of: line) where !scalar.isBlank && !Self.isRuling(scalar) {
                text.append(scalar)
            }
        }
        var seen = Array(repeating: false, count: Self.labels.count)
        let index = Self.index
        for position in text.indices {
            var label = index.first[Int(text[position].value & 1023)]
            while label >= 0 {
                if !seen[label], text[position...].starts(with: Self.labels[label].text.scalars) {
                    seen[label] = true
                }
                label = index.next[label]
            }
        }
        for (label, isSeen) in seen.enumerated() where isSeen {
            counts[Self.labels[label].form.rawValue] += 1
        }
    }

    func form(titleYear: () -> Int?) -> String? {
        let (annex, first, second) = (counts[0], counts[1], counts[2])
        let best = max(annex, first, second)
        if best >= 2 {
            if first == second, first == best {
                return titleYear().map { $0 >= 2021 ? "2021" : "2019" } ?? "2021"
            }
            return annex == best ? "2014" : first == best ? "2019" : "2021"
        }
        if counts[3] >= 3 { return second > 0 ? "2021" : "2019" }
        guard counts[4] == 2 else { return nil }
        return second > 0 ? "2021" : first > 0 ? "2019" : titleYear().map { $0 >= 2021 ? "2021" : "2019" }
    }

    /// Lines of text tables, which may stand inside a wrapped label.
    private static func isRuling(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "|" || scalar.value >= 0x2500 && scalar.value <= 0x257F
    }

    /// Chains of labels by the low bits of their first characters: the first of each chain, and the next of each label.
    private static let index: (first: [Int], next: [Int]) = {
        var first = Array(repeating: -1, count: 1024)
        var next = Array(repeating: -1, count: labels.count)
        for (offset, label) in labels.enumerated() {
            guard let scalar = label.text.scalars.first else { continue }
            next[offset] = first[Int(scalar.value & 1023)]
            first[Int(scalar.value & 1023)] = offset
        }
        return (first, next)
    }()
}
