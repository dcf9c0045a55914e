import Forms
import Model

/// Tells the form from the text: the labels that only one form has.
package enum FormDetector {
    package static func detect(_ document: Document, _ outline: Outline) -> Form? {
        let text = document.scalars.filter(\.isIdeograph)
        func has(_ piece: String) -> Bool {
            let piece = Array(piece.unicodeScalars)
            guard text.count >= piece.count else { return false }
            return (0...(text.count - piece.count)).contains { start in text[start] == piece[0] && text[start..<start + piece.count].elementsEqual(piece) }
        }
        let name = has("统计指标") || has("政府信息公开情况统计表") ? "2014" : has("制发件数") || has("逾期") ? "2021" : "2019"
        return Codebook.shared.form(named: name)
    }
}
