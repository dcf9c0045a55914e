/// The record of a source, or a part of one, that could not be used.
package struct Rejection: Error, Equatable {
    package let stage: String
    package let reason: Reason
    package let message: String
    /// Line of the source, from 1; 0 where it has none.
    package let line: Int32

    package init(stage: String, reason: Reason, message: String, line: Int32 = 0) {
        self.stage = stage
        self.reason = reason
        self.message = message
        self.line = line
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
        case unknownRow = "unknown_row"
        case unreadableTable = "unreadable_table"
        case crashed = "crashed"
        case timedOut = "timed_out"
        case outOfMemory = "out_of_memory"

        /// True where the whole source is set aside, false where only a part of it is.
        package var concernsWholeSource: Bool {
            switch self {
            case .unknownRow, .unreadableTable: false
            default: true
            }
        }

        /// What the reader of `rejects` can do about it.
        package var remedy: String {
            switch self {
            case .emptySource: "the file has no text; fetch or convert it again"
            case .binarySource: "convert the file to text first (pdftotext, pandoc, an office program)"
            case .undecodableBytes: "save the file as UTF-8, UTF-16 with a byte order mark, or GB18030"
            case .tooLarge: "raise max_source_bytes in pipeline.json, or split the file"
            case .unreadable: "check the file's permissions and the disk"
            case .vanished: "the file was removed during the run; run again"
            case .notAFile: "only regular files are read; remove it or narrow include"
            case .unusableName: "rename the file or folder: its name is not UTF-8"
            case .notAReport: "the text is not an annual report; move it out of the input folder"
            case .unknownRow: "a row or column that the form does not have; read it by hand"
            case .unreadableTable: "the table's text is out of order; convert the original with another tool"
            case .crashed: "reading this file ended the program; please report it with the file"
            case .timedOut: "reading this file took too long; please report it with the file"
            case .outOfMemory: "reading this file took too much memory; raise max_memory_bytes or report it"
            }
        }
    }
}
