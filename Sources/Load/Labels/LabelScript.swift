import Forms
import Model

/// A script that opens the panel's CSV file in a statistics program, and labels its variables and codes.
///
/// It needs no report: all that it says follows from the file's columns. Of several files of the panel it reads the first
/// whose heads are the columns' names, because labels are no names of variables.
package struct LabelScript: ReportSink {
    package enum Program: String, Sendable { case stata, spss }

    private let program: Program
    private let isChinese: Bool

    package init(for program: Program, labels: HeaderLabels) {
        self.program = program
        isChinese = labels == .chinese
    }

    package var document: PublishedFile.Document {
        .init(
            name: "panel-\(program.rawValue)", mediaType: "text/plain",
            description:
                "Opens the panel in \(program == .stata ? "Stata" : "SPSS") and labels its variables.")
    }

    package func take(_ report: Report) {}
    package func take(_ rejections: [Rejection], of source: String) {}

    package func finish(_ files: [PublishedFile], of dataset: DatasetDescription) -> [UInt8] {
        let panel = files.first { file in
            guard let layout = file.layout, case .csv = layout.format else { return false }
            return !file.isInParts && layout.schema.name == .panel && layout.labels == .names
        }
        guard let panel, let layout = panel.layout else {
            let remark = "No file of this dataset is the panel as CSV with the names of its columns."
            return Array((program == .stata ? "* \(remark)\n" : "* \(remark).\n").utf8)
        }
        let variables = layout.columns.map { Variable($0, isChinese: isChinese) }
        let text =
            switch program {
            case .stata: StataScript(file: panel.name, title: dataset.title, variables: variables).text
            case .spss: SPSSScript(file: panel.name, title: dataset.title, variables: variables).text
            }
        return Array(text.utf8)
    }

    /// A column as a variable of a statistics program.
    struct Variable {
        let name: String
        let type: ColumnType
        let label: String
        /// Its codes, and what they are called.
        let codes: [(code: String, label: String)]

        init(_ column: ColumnSchema, isChinese: Bool) {
            name = column.name
            type = column.type
            label = isChinese ? column.label : column.englishLabel
            codes = column.allowed.map { code in
                let label = CodeLabels.shared.label(of: code, in: column.name)
                return (code, (isChinese ? label?.chinese : label?.english) ?? code)
            }
        }
    }

    /// The longest beginning of a text that takes so many bytes of UTF-8 at most; on one line.
    static func fitted(_ text: String, bytes: Int) -> String {
        var fitted = ""
        var count = 0
        for scalar in text.unicodeScalars {
            let scalar = scalar.value < 0x20 ? " " : scalar
            count += String(scalar).utf8.count
            if count > bytes { break }
            fitted.unicodeScalars.append(scalar)
        }
        return fitted
    }
}

/// Rule: Stata's manual, `import delimited`, `label`, `encode`: a label has 80 characters at most; a text in compound
/// quotation marks (`` `"…"' ``) may hold others; codes that are texts become numbers before they can be labelled.
private struct StataScript {
    let file: String
    let title: String
    let variables: [LabelScript.Variable]

    var text: String {
        let texts = variables.enumerated().filter { !$0.element.type.isBare }.map { "\($0.offset + 1)" }
        var lines = [
            "* Opens \(LabelScript.fitted(file, bytes: 200)) and labels it. Run it in the folder of the file: do \"panel.do\"",
            "version 14",
            "import delimited using \(quoted(file)), delimiters(\",\") varnames(1) case(preserve) "
                + "encoding(\"UTF-8\") bindquotes(strict) stringcols(\(texts.joined(separator: " "))) clear",
            "label data \(quoted(title))",
        ]
        lines += variables.map { "label variable \($0.name) \(quoted($0.label))" }
        for variable in variables where !variable.codes.isEmpty {
            // `encode` gives each code the number that it has in the label; then the numbers get their words.
            let name = "\(variable.name)_label"
            let numbered = variable.codes.enumerated()
            lines.append(
                "label define \(name) "
                    + numbered.map { "\($0 + 1) \(quoted($1.code))" }.joined(separator: " "))
            lines.append("encode \(variable.name), generate(\(variable.name)_code) label(\(name)) noextend")
            lines.append(
                "label define \(name) "
                    + numbered.map { "\($0 + 1) \(quoted($1.label))" }.joined(separator: " ")
                    + ", modify")
            lines.append("label variable \(variable.name)_code \(quoted(variable.label))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func quoted(_ text: String) -> String {
        // 80 characters of Chinese are 240 bytes.
        "`\"" + LabelScript.fitted(String(text.prefix(80)), bytes: 240) + "\"'"
    }
}

/// Rule: the commands of SPSS that PSPP has too (`GET DATA`, `VARIABLE LABELS`, `VALUE LABELS`): a text stands in quotation
/// marks, doubled inside; a command ends in a full stop; a variable label has 255 bytes at most, a value label 120.
private struct SPSSScript {
    let file: String
    let title: String
    let variables: [LabelScript.Variable]

    var text: String {
        var lines = [
            "* Opens the panel and labels it. Run it in the folder of the file.",
            "GET DATA /TYPE=TXT /FILE=\(quoted(file, 200)) /ENCODING='UTF-8' /ARRANGEMENT=DELIMITED /DELIMITERS=','",
            "  /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES=",
        ]
        lines += variables.map {
            "    \($0.name) \($0.type == .integer || $0.type == .number ? "F20.0" : "A400")"
        }
        lines.append("  .")
        lines.append("FILE LABEL \(quoted(title, 60)).")
        lines.append("VARIABLE LABELS")
        lines += variables.enumerated().map { "  \($0 > 0 ? "/" : "")\($1.name) \(quoted($1.label, 240))" }
        lines.append("  .")
        for variable in variables where !variable.codes.isEmpty {
            let codes = variable.codes.map { "\(quoted($0.code, 60)) \(quoted($0.label, 110))" }
            lines.append("VALUE LABELS \(variable.name) \(codes.joined(separator: " ")).")
        }
        lines.append("EXECUTE.")
        return lines.map { $0 + "\n" }.joined()
    }

    private func quoted(_ text: String, _ bytes: Int) -> String {
        var quoted = "'"
        for scalar in LabelScript.fitted(text, bytes: bytes).unicodeScalars {
            if scalar == "'" { quoted += "'" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "'"
    }
}
