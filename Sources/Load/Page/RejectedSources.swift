import Forms
import Model

/// "What was not used": sources that are no report or could not be read, by reason, and the first of them.
struct RejectedSources: Sendable {
    private(set) var sourceCount = 0
    private var counts: [Rejection.Reason: Int] = [:]
    private var shown: [(source: String, rejection: Rejection)] = []

    /// Rejections of a source of which there is no report, or of parts of one.
    mutating func take(_ rejections: [Rejection], of source: String) {
        for rejection in rejections { counts[rejection.reason, default: 0] += 1 }
        guard let whole = rejections.first(where: \.reason.concernsWholeSource) else { return }
        sourceCount += 1
        if shown.count < PageLimits.entries { shown.append((source, whole)) }
    }

    func write(_ files: PageFiles, to html: inout HTMLWriter) {
        guard !counts.isEmpty else {
            return html.paragraph("所有文件都已采用。", "Every source was used.")
        }
        html.paragraph(
            "\(HTMLWriter.grouped(sourceCount)) 个文件未采用；其余为报告中无法采用的部分。",
            "Not used: \(HTMLWriter.counted(sourceCount, "source")); the rest are parts of reports that could not be used."
        )
        let heads: [HTMLWriter.Words] = [.init("原因", "Reason"), .init("次数", "How often")]
        html.table(.init("未采用的原因", "Reasons"), heads: heads, attributes: "class=\"numbers\"") { html in
            for reason in Rejection.Reason.allCases {
                guard let count = counts[reason] else { continue }
                html.element("tr") { html in
                    html.element("th", "scope=\"row\"") { html in
                        let label = CodeLabels.shared.label(of: reason.rawValue, in: "reason")
                        html.words(label?.chinese ?? reason.rawValue, label?.english ?? reason.rawValue)
                        html.text(" ")
                        html.element("code") { $0.text(reason.rawValue) }
                    }
                    html.element("td") { $0.text(HTMLWriter.grouped(count)) }
                }
            }
        }
        if shown.isEmpty { return }
        html.element("ul", "class=\"entries\"") { html in
            for (source, rejection) in shown {
                html.element("li") { html in
                    html.element("code") { $0.text(source, atMost: 2 * PageLimits.name) }
                    html.markup("<br>")
                    let message = rejection.message.isEmpty ? rejection.reason.remedy : rejection.message
                    html.text(message, atMost: PageLimits.message)
                }
                html.markup("\n")
            }
        }
        html.leftOut(sourceCount - shown.count, in: files.name(of: .rejects))
    }
}

extension HTMLWriter {
    /// How many entries of a list are not shown, and where they are.
    ///
    /// Shape: `file` is `nil` where no sink publishes their table.
    mutating func leftOut(_ count: Int, in file: String?) {
        guard count > 0 else { return }
        element("p", "class=\"note\"") { html in
            html.words("另有 \(Self.grouped(count)) 项未显示", "\(Self.grouped(count)) more are left out")
            if let file {
                html.words("，见 ", "; see ")
                html.element("code") { $0.text(file) }
            }
            html.words("。", ".")
        }
        markup("\n")
    }
}
