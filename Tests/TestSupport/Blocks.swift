import Forms

/// A report as its author sees it, before any tool prints it.
enum Block: Sendable {
    case title(String)
    case heading(String)
    case paragraph(String)
    case centred(String)
    case signOff(String)
    case table(PrintedTable)
}

/// Puts a body's text and tables in the order of the official outline.
struct ReportOutline {
    var prose: Prose
    let filled: FilledForm
    var annex: AnnexLayout
    var separatesDisclosure = false
    /// Tables left out altogether, with words in their place.
    var leavesOutReview = false

    mutating func blocks(spacedHeader: Bool) -> [Block] {
        var blocks: [Block] = [.title(prose.title()), .paragraph(prose.opening())]
        blocks += filled.form.name == "2014" ? oldSections() : currentSections()
        blocks += prose.signOff().map { .signOff($0) }
        if filled.form.name == "2014" {
            blocks += prose.annexHead().map { .centred($0) }
            blocks.append(.table(annex.table(spacedHeader: spacedHeader)))
            blocks += prose.annexFoot().map { .paragraph($0) }
        }
        return blocks
    }

    private mutating func section(_ heading: String, _ parts: [Block]) -> [Block] {
        [.heading(heading)] + (prose.leadIn().map { [.paragraph($0)] } ?? []) + parts
    }

    private mutating func currentSections() -> [Block] {
        let layout = FormLayout(filled: filled, separatesDisclosure: separatesDisclosure)
        var blocks: [Block] = [.heading("一、总体情况")] + prose.overview().map { .paragraph($0) }
        blocks += section("二、主动公开政府信息情况", layout.disclosure().map { .table($0) })
        blocks += section("三、收到和处理政府信息公开申请情况", [.table(layout.requests())])
        blocks += section(
            prose.random.chance(80) ? "四、政府信息公开行政复议、行政诉讼情况" : "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            leavesOutReview
                ? [.paragraph("本年度未发生因政府信息公开引起的行政复议和行政诉讼。")] : [.table(layout.review())])
        blocks += [.heading("五、存在的主要问题及改进情况")] + prose.problems().map { .paragraph($0) }
        blocks += [.heading("六、其他需要报告的事项"), .paragraph(prose.others())]
        return blocks
    }

    private mutating func oldSections() -> [Block] {
        [.heading("一、概述")] + prose.overview().prefix(2).map { .paragraph($0) } + [.heading("二、主动公开政府信息情况")]
            + prose.overview().suffix(2).map { .paragraph($0) } + [.heading("三、依申请公开政府信息情况")]
            + [.paragraph("申请以网络和信函为主，占9成，均在20个工作日内答复。"), .heading("四、存在的主要问题和改进措施")]
            + prose.problems().map { .paragraph($0) }
    }
}
