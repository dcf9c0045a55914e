import Foundation
import Model
import TestSupport
import Transform

/// Takes a text through the steps that the pipeline takes it through.
func read(_ text: String, name: String = "sample.txt") -> (document: Document, report: Report) {
    var document = Document(text: text, name: name)
    Normalization.apply(to: &document)
    return (document, ReportReader().read(document))
}

/// Seed of the random cases: `OGI_SEED=7 swift test` runs others.
let seed = ProcessInfo.processInfo.environment["OGI_SEED"].flatMap(UInt64.init) ?? 1

/// What holds of every reading, whatever the text; the first fault in words, `nil` where there is none.
func fault(in report: Report, of document: Document, cells: Int?) -> String? {
    if let cells, !report.form.isEmpty, report.figures.count != cells {
        return "\(report.figures.count) of \(cells) figures"
    }
    var used: [Int32: [[Unicode.Scalar]: Int]] = [:]
    for (offset, figure) in report.figures.enumerated() {
        if (figure.value != nil) != figure.status.isAsserted {
            return
                "figure \(offset) is \(figure.status.rawValue) with value \(figure.value?.description ?? "none")"
        }
        guard figure.status == .reported else { continue }
        guard let line = document.lines.first(where: { $0.number == figure.line }) else {
            return "figure \(offset) is reported from line \(figure.line), which is not there"
        }
        // A number whose sign or note stands on another line is reported from either.
        let written = Array(figure.asWritten.unicodeScalars)
        let digits = written.drop { !isDigit($0) }.prefix(while: isDigit)
        let start = written.prefix { !$0.properties.isWhitespace }
        let text = document.text(of: line)
        if digits.isEmpty || !(contains(text, Array(digits)) || contains(text, Array(start))) {
            return "figure \(offset), '\(figure.asWritten)', does not stand on line \(figure.line)"
        }
        // A printed number is published for one cell only. One with a sign or a unit may have them on another line.
        guard written.allSatisfy(isDigit) else { continue }
        let digitsOfLine = document.lines.filter { $0.number == figure.line }
            .flatMap { runsOfDigits(document.text(of: $0)) }
        used[figure.line, default: [:]][Array(digits), default: 0] += 1
        let printed = digitsOfLine.count { $0 == Array(digits) }
        if printed > 0, used[figure.line]?[Array(digits)] ?? 0 > printed {
            return
                "'\(figure.asWritten)' is printed \(printed) times on line \(figure.line), and published once more"
        }
    }
    return nil
}

private func runsOfDigits(_ line: ArraySlice<Unicode.Scalar>) -> [[Unicode.Scalar]] {
    line.split { !isDigit(folded($0)) }.map { $0.map(folded) }
}

private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func contains(_ line: ArraySlice<Unicode.Scalar>, _ digits: [Unicode.Scalar]) -> Bool {
    let folded = line.map(folded)
    guard folded.count >= digits.count else { return false }
    return (0...folded.count - digits.count).contains { Array(folded[$0..<$0 + digits.count]) == digits }
}
