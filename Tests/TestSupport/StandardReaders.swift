import Foundation

/// Small readers of the published formats, written from their standards and not from the encoder.
package enum StandardReaders {
    /// RFC 4180; lines end with a line feed, and the last one has its own.
    package static func csv(_ text: String) -> [[String]] {
        let scalars = Array(text.unicodeScalars)
        var rows: [[String]] = []
        var row: [String] = []
        var place = 0
        while place < scalars.count {
            var field = String.UnicodeScalarView()
            if scalars[place] == "\"" {
                place += 1
                while scalars[place] != "\"" || (place + 1 < scalars.count && scalars[place + 1] == "\"") {
                    if scalars[place] == "\"" { place += 1 }
                    field.append(scalars[place])
                    place += 1
                }
                place += 1
            } else {
                while scalars[place] != ",", scalars[place] != "\n" {
                    field.append(scalars[place])
                    place += 1
                }
            }
            row.append(String(field))
            if scalars[place] == "\n" {
                rows.append(row)
                row = []
            }
            place += 1
        }
        return rows
    }

    package static func tsv(_ text: String) -> [[String]] {
        text.unicodeScalars.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
        }
    }

    private static func unescaped(_ field: Substring.UnicodeScalarView) -> String {
        let meanings: [Unicode.Scalar: Unicode.Scalar] = ["t": "\t", "n": "\n", "r": "\r"]
        var plain = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in field {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
            } else {
                plain.append(isEscaped ? meanings[scalar] ?? scalar : scalar)
                isEscaped = false
            }
        }
        return String(plain)
    }

    package static func jsonLines(_ text: String, keys: [String]) throws -> [[String]] {
        try text.unicodeScalars.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(String(line).utf8)) as? [String: Any]
            return keys.map { key in
                switch object?[key] {
                case let text as String: text
                case let number as NSNumber: number.stringValue
                default: ""
                }
            }
        }
    }
}
