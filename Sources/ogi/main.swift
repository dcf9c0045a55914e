// Development driver until the pipeline stands: ogi INPUT_DIR OUTPUT_DIR (UTF-8 sources only).
import Foundation
import Forms
import Model
import Transform

func splitLines(_ text: [Unicode.Scalar]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    var number: Int32 = 1
    var page = false
    var index = 0
    func push(_ end: Int) {
        let blank = text[start..<end].allSatisfy { $0.properties.isWhitespace }
        lines.append(Line(start: Int32(start), end: Int32(end), number: number, startsPage: page, role: blank ? .blank : .text))
        page = false
        number += 1
    }
    while index < text.count {
        if text[index] == "\n" {
            push(index)
            start = index + 1
        } else if text[index] == "\u{C}" {
            page = true
            if start == index { start = index + 1 }
        }
        index += 1
    }
    if start < text.count { push(text.count) }
    return lines
}

func quote(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
}

func json(_ value: Any) -> String {
    String(decoding: try! JSONSerialization.data(withJSONObject: value, options: [.withoutEscapingSlashes]), as: UTF8.self)
}

let input = CommandLine.arguments[1]
let output = CommandLine.arguments[2]
try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
var figures = "source,form,table,row,column,value,unit,status,as_written,line\n"
var reports = "source,title,organization,organization_level,region_code,region_name,scope,report_year,form,period_start,period_end,published,phone,email,website\n"
var mentions = "source,section,line,quantity,value,unit,indicator,sentence\n"
var checks = "source,check,severity,table,row,column,left,right,result,explanation\n"
var sections = ""
let reader = ReportReader()
for (ticket, name) in try FileManager.default.contentsOfDirectory(atPath: input).sorted().enumerated() where name.hasSuffix(".txt") {
    let bytes = FileManager.default.contents(atPath: input + "/" + name)!
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    scalars = scalars.filter { $0 != "\r" }
    var document = Document(source: Source(path: name, ticket: ticket), digest: String(repeating: "0", count: 64), encoding: .utf8, scalars: scalars, lines: splitLines(scalars))
    WidthFolding.apply(to: &document)
    PageFurniture.apply(to: &document)
    LineJoining.apply(to: &document)
    if ProcessInfo.processInfo.environment["ROLES"] == name { for line in document.lines where line.role == .furniture { print(line.number, line.role, String(String.UnicodeScalarView(document.text(of: line)))) } }
    if let wanted = ProcessInfo.processInfo.environment["TRACE"], name.hasPrefix(wanted) {
        var copy = document
        let outline = SectionFinder.find(in: &copy)
        if let form = FormDetector.detect(copy, outline) { print(TableReader(form: form).trace(copy, outline)) }
    }
    let report = reader.read(document)
    let form = Codebook.shared.form(named: report.form)
    if let form {
        for (definition, figure) in zip(form.figures, report.figures) {
            figures += "\(name),\(form.name),\(definition.table),\(definition.row),\(definition.column),\(figure.value?.description ?? ""),\(definition.unit),\(figure.status.rawValue),\(quote(figure.asWritten)),\(figure.line)\n"
        }
        for mention in report.mentions {
            mentions += "\(name),\(mention.section.rawValue),\(mention.line),\(quote(mention.quantity)),\(mention.value.description),\(mention.unit),\(mention.figure.map { form.figures[$0].path } ?? ""),\(quote(mention.sentence))\n"
        }
    }
    for check in report.checks {
        checks += "\(name),\(check.check),\(check.severity.rawValue),\(check.table),\(check.row),\(check.column),\(check.left?.description ?? ""),\(check.right?.description ?? ""),\(check.result.rawValue),\(quote(check.explanation))\n"
    }
    for (order, section) in report.sections.enumerated() {
        let text = section.paragraphs.map { paragraph in
            var string = String.UnicodeScalarView()
            string.append(contentsOf: paragraph.text)
            return String(string)
        }.joined(separator: "\n")
        sections += json(["source": name, "section": section.kind.rawValue, "heading": section.heading, "order": order, "text": text]) + "\n"
    }
    let cover = report.cover
    reports += [name, cover.title, cover.organization, cover.level.rawValue, cover.regionCode, cover.regionName, cover.scope.rawValue, cover.reportYear == 0 ? "" : "\(cover.reportYear)", report.form, cover.periodStart?.description ?? "", cover.periodEnd?.description ?? "", cover.published?.description ?? "", cover.phone, cover.email, cover.website].map(quote).joined(separator: ",") + "\n"
}
for (name, text) in [("figures.csv", figures), ("reports.csv", reports), ("mentions.csv", mentions), ("sections.jsonl", sections), ("checks.csv", checks)] {
    try text.write(toFile: output + "/" + name, atomically: false, encoding: .utf8)
}
