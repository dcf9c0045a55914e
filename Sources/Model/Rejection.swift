/// The record of a source, or a part of one, that could not be used.
public struct Rejection: Error, Equatable {
    package let stage: String
    package let reason: Reason
    package let message: String
    /// Line of the source, from 1; 0 where it has none, or where the source is no text.
    package var line: Int32
    /// Where it stands in an original.
    package var place: Place

    package init(stage: String, reason: Reason, message: String, line: Int32 = 0, place: Place = .none) {
        self.stage = stage
        self.reason = reason
        self.message = message
        self.line = line
        self.place = place
    }

    /// Of a source whose bytes could not be read into a document.
    package static func extract(_ reason: Reason, _ message: String, line: Int32 = 0, place: Place = .none)
        -> Rejection
    {
        Rejection(stage: "extract", reason: reason, message: message, line: line, place: place)
    }

    /// The closed list of reasons.
    package enum Reason: String, Sendable, CaseIterable {
        case emptySource = "empty_source"
        case binarySource = "binary_source"
        case undecodableBytes = "undecodable_bytes"
        case tooLarge = "too_large"
        case unreadable = "unreadable"
        case vanished = "vanished"
        case notAFile = "not_a_file"
        case unusableName = "unusable_name"
        case notAReport = "not_a_report"
        case secondReport = "second_report"
        case needsPassword = "needs_password"
        case noTextMapping = "no_text_mapping"
        case garbledText = "garbled_text"
        case pictureOnly = "picture_only"
        case picturePages = "picture_pages"
        case damagedFile = "damaged_file"
        case unfoldsTooLarge = "unfolds_too_large"
        case conversionFailed = "conversion_failed"
        case unsupportedFormat = "unsupported_format"
        case unknownRow = "unknown_row"
        case unreadableTable = "unreadable_table"
        case tablesNotFound = "tables_not_found"
        case crashed = "crashed"
        case timedOut = "timed_out"
        case outOfMemory = "out_of_memory"

        /// True where the whole source is set aside, false where only a part of it is.
        package var concernsWholeSource: Bool {
            switch self {
            case .secondReport, .unknownRow, .unreadableTable, .tablesNotFound, .picturePages: false
            default: true
            }
        }

        /// What the reader of `rejects` can do about it.
        package var remedy: String {
            switch self {
            case .emptySource: "the file has no text; fetch or convert it again"
            case .binarySource: "no known kind of file; save it as DOCX, PDF, HTML or text"
            case .undecodableBytes: "save the file as UTF-8, UTF-16 with a byte order mark, or GB18030"
            case .tooLarge: "raise max_source_bytes in pipeline.json, or split the file"
            case .unreadable: "check the file's permissions and the disk"
            case .vanished: "the file was removed during the run; run again"
            case .notAFile: "only regular files are read; remove it or narrow include"
            case .unusableName: "rename the file or folder: its name is not UTF-8"
            case .notAReport: "the text is not an annual report; move it out of the input folder"
            case .secondReport: "split the source: one report in each"
            case .needsPassword: "the file opens only with a password; save a copy without one"
            case .noTextMapping:
                "the file's fonts do not say which characters they print; ask for another file, or convert it by OCR"
            case .garbledText:
                "the file's fonts say wrongly which characters they print; ask for another file, or convert it by OCR"
            case .pictureOnly:
                "the pages are pictures; declare an OCR program under converters in pipeline.json"
            case .picturePages:
                "these pages are pictures, and what they print is not read; the rest of the file is"
            case .damagedFile: "the file is cut off or broken; fetch it again"
            case .unfoldsTooLarge:
                "what the file holds packed is larger than a report can be; look at it by hand"
            case .conversionFailed:
                "the converter that pipeline.json names could not read the file; see the message"
            case .unsupportedFormat:
                "name a converter for this kind of file in pipeline.json, or save it as DOCX, PDF, HTML or text"
            case .unknownRow: "a row or column that the form does not have; read it by hand"
            case .unreadableTable: "the table's text is out of order; convert the original with another tool"
            case .tablesNotFound:
                "the text may be cut, or its tables may be pictures or attachments; fetch the original again"
            case .crashed: "reading this file ended the program; please report it with the file"
            case .timedOut: "reading this file took too long; please report it with the file"
            case .outOfMemory: "reading this file took too much memory; raise max_memory_bytes or report it"
            }
        }
    }
}
