/// All that is read from one document.
package struct Report: Sendable {
    package let source: Source
    package let digest: String
    package let format: SourceFormat
    package let encoding: Encoding?
    package var cover = Cover()
    /// Name of the form (`2014`, `2019`, `2021`), empty where none is known.
    package var form = ""
    /// One for each figure of the form, in the codebook's order; empty where there is no form.
    package var figures: [Figure] = []
    package var sections: [Section] = []
    package var mentions: [Mention] = []
    package var checks: [CheckOutcome] = []
    /// How many checks of the report were given out before these, by which theirs are numbered on.
    package var earlierChecks = 0
    package var rejections: [Rejection] = []
    /// The report that this one repeats (same body and year, or same bytes), empty where none.
    package var duplicateOf = ""

    /// By the number of a line, where it stands in the source, for the lines that figures and mentions name; empty for a text.
    package var places: [Int32: Place] = [:]

    package init(source: Source, digest: String, format: SourceFormat = .text, encoding: Encoding?) {
        self.source = source
        self.digest = digest
        self.format = format
        self.encoding = encoding
    }

    /// `r` and the first 16 hex digits of the digest.
    package var reportID: String { "r" + digest.prefix(16) }
}

/// What a report says of itself, outside of its tables. Empty or 0 where it does not say.
package struct Cover: Sendable, Equatable {
    package var title = ""
    package var organization = ""
    package var level = OrganizationLevel.unknown
    package var regionCode = ""
    package var regionName = ""
    package var scope = Scope.unknown
    /// How many bodies a consolidated report says that it sums up; 0 where it does not say.
    package var partCount = 0
    package var reportYear = 0
    package var periodStart: Day?
    package var periodEnd: Day?
    package var published: Day?
    package var phone = ""
    package var email = ""
    package var website = ""
    /// The same body over the years and spellings (`BodyID`); empty where it cannot be told.
    package var bodyID = ""

    package init() {}
}

package enum OrganizationLevel: String, Sendable, CaseIterable {
    case province, prefecture, county, township, department, other
    case unknown = ""
}

/// Whether the figures cover one body or also those that report to it.
package enum Scope: String, Sendable, CaseIterable {
    case own, consolidated
    case unknown = ""
}

/// A date of the Gregorian calendar.
package struct Day: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// `nil` where there is no such date.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...2100).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    package static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// ISO 8601, `2021-02-20`.
    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}

/// A section of a report with its text in paragraphs.
package struct Section: Sendable, Equatable {
    package var kind: SectionKind
    /// The section's own heading line, empty for the text before the first heading.
    package var heading: String
    package var paragraphs: [Paragraph]

    package init(kind: SectionKind, heading: String, paragraphs: [Paragraph]) {
        self.kind = kind
        self.heading = heading
        self.paragraphs = paragraphs
    }
}

package enum SectionKind: String, Sendable, CaseIterable {
    /// Text before the first heading.
    case front = ""
    case overview, disclosure, requests
    case reviewLitigation = "review_litigation"
    case problems, other
}

/// A paragraph whose printed lines were put together again.
package struct Paragraph: Sendable, Equatable {
    package var text: [Unicode.Scalar]
    /// Where in `text` each source line begins, ascending; the first offset is 0.
    package var lineStarts: [LineStart]

    package init(text: [Unicode.Scalar], lineStarts: [LineStart]) {
        self.text = text
        self.lineStarts = lineStarts
    }

    package struct LineStart: Sendable, Equatable {
        package let offset: Int32
        package let lineNumber: Int32

        package init(offset: Int32, lineNumber: Int32) {
            self.offset = offset
            self.lineNumber = lineNumber
        }
    }

    /// The source line on which the character at `offset` stands.
    package func lineNumber(at offset: Int) -> Int32 {
        lineStarts.last { $0.offset <= offset }?.lineNumber ?? 0
    }
}

/// A quantity stated in the prose.
package struct Mention: Sendable, Equatable {
    package var section: SectionKind
    package var line: Int32
    /// As written: `11000余条`.
    package var quantity: String
    package var value: Amount
    package var unit: String
    package var isApproximate: Bool
    /// Offset of the figure that it restates among the form's figures, `nil` where none.
    package var figure: Int?
    package var sentence: String
    /// Sums of figures (offsets) that the quantity may restate, the likeliest first: `不予公开 5件` is the
    /// sum of eight figures, `收到 99件` is `received` or `received` and `carried_in`. Empty where none.
    package var restates: [[Int]]
    /// The clause, or one before it in the sentence, has words that the reader does not know: they may say that the number is
    /// a part (`以电话方式收到申请 87件`). Like `restates` asked by the report's own checks, and not kept after them.
    package var hasUnknownWords = false

    package init(
        section: SectionKind, line: Int32, quantity: String, value: Amount, unit: String,
        isApproximate: Bool, figure: Int?, sentence: String, restates: [[Int]] = []
    ) {
        self.section = section
        self.line = line
        self.quantity = quantity
        self.value = value
        self.unit = unit
        self.isApproximate = isApproximate
        self.figure = figure
        self.sentence = sentence
        self.restates = restates
    }
}

/// What came of one arithmetic relation.
package struct CheckOutcome: Sendable, Equatable {
    package var check: String
    package var severity: CheckSeverity
    /// Place that the check is about; parts may be empty.
    package var table: String
    package var row: String
    package var column: String
    package var left: Amount?
    package var right: Amount?
    package var result: CheckResult
    /// Empty where it passed and there is nothing to add.
    package var explanation: String
    /// Offset among the relations of the report's form of the one that has this check, severity and place;
    /// `nil` where none has.
    package var relation: Int?
    /// Of a failed identity the source's lines that its operands stand on, for who wants to see for himself.
    package var quotes: [Quote] = []
    /// The figures that were compared, where the check failed; empty for the others.
    package var operands: [Operand] = []

    package struct Operand: Sendable, Equatable {
        package let isLeft: Bool
        /// 1 or -1.
        package let sign: Int8
        /// Of the codebook.
        package let table: String
        package let row: String
        package let column: String
        package let value: Amount?
        /// Of the report that it stands in; 0 where that is the check's own.
        package let year: Int

        package init(
            isLeft: Bool, sign: Int8, table: String, row: String, column: String, value: Amount?, year: Int
        ) {
            self.isLeft = isLeft
            self.sign = sign
            self.table = table
            self.row = row
            self.column = column
            self.value = value
            self.year = year
        }
    }

    package init(
        check: String, severity: CheckSeverity, table: String, row: String, column: String,
        left: Amount?, right: Amount?, result: CheckResult, explanation: String, relation: Int? = nil
    ) {
        self.check = check
        self.severity = severity
        self.table = table
        self.row = row
        self.column = column
        self.left = left
        self.right = right
        self.result = result
        self.explanation = explanation
        self.relation = relation
    }
}

/// A line of the source as it was printed, normalised like all text.
package struct Quote: Sendable, Equatable {
    /// Line of the source, from 1.
    package let line: Int32
    package let text: String
    /// Offset of the figure that it was read from among the form's figures.
    package let figure: Int

    package init(line: Int32, text: String, figure: Int) {
        self.line = line
        self.figure = figure
        self.text = text
    }
}

package enum CheckSeverity: String, Sendable, CaseIterable { case identity, plausibility, info }
package enum CheckResult: String, Sendable, CaseIterable { case pass, fail, incomplete }
