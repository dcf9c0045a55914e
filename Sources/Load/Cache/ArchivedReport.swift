import Forms
import Model

/// What became of the bytes of a source, whatever the source's name: kept from run to run.
///
/// Shape: all that the published tables are made of; what only `ogi explain` and the reading itself need (evidence,
/// line starts, what a mention may restate) is left out.
package enum ArchivedReport {
    case report(Report)
    case rejected([Rejection])

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        switch self {
        case .rejected(let rejections):
            writer.write(0)
            writer.write(rejections) { $0.write($1) }
        case .report(let report):
            writer.write(1)
            writer.write(report)
        }
        return writer.bytes
    }

    /// Throws where the bytes are not what was written.
    package init(
        _ bytes: ArraySlice<UInt8>, of source: Source, digest: String, codebook: Codebook = .shared
    ) throws {
        var reader = ByteReader(bytes)
        if try reader.whole() == 0 {
            self = .rejected(try reader.list { try $0.rejection() })
        } else {
            self = .report(try reader.report(source, digest, codebook))
        }
        guard reader.isAtEnd else { throw ByteReader.Damaged() }
    }
}

// MARK: Writing

extension ByteWriter {
    fileprivate mutating func write(_ report: Report) {
        write(report.format.rawValue)
        write(report.encoding?.rawValue ?? "")
        write(report.places.keys.sorted()) { writer, line in
            writer.write(Int(line))
            writer.write(report.places[line] ?? .none)
        }
        write(report.cover)
        write(report.form)
        // Single members: a copy of a figure would count references for each.
        write(report.figures.indices) { writer, offset in
            writer.write(report.figures[offset].status.rawValue)
            writer.write(report.figures[offset].value)
            writer.write(report.figures[offset].asWritten)
            writer.write(Int(report.figures[offset].line))
        }
        write(report.sections) { writer, section in
            writer.write(section.kind.rawValue)
            writer.write(section.heading)
            writer.write(section.paragraphs) { $0.write($1.text) }
        }
        write(report.mentions) { $0.write($1) }
        write(report.checks) { $0.write($1) }
        write(report.rejections) { $0.write($1) }
    }

    private mutating func write(_ cover: Cover) {
        for text in [
            cover.title, cover.organization, cover.level.rawValue, cover.regionCode, cover.regionName,
        ] {
            write(text)
        }
        write(cover.scope.rawValue)
        write(cover.partCount)
        write(cover.reportYear)
        for day in [cover.periodStart, cover.periodEnd, cover.published] {
            write(day.map { $0.year * 512 + $0.month * 32 + $0.day } ?? 0)
        }
        for text in [cover.phone, cover.email, cover.website, cover.bodyID] { write(text) }
    }

    private mutating func write(_ mention: Mention) {
        write(mention.section.rawValue)
        write(Int(mention.line))
        write(mention.quantity)
        write(mention.value)
        write(mention.unit)
        write(mention.isApproximate ? 1 : 0)
        write(mention.figure ?? -1)
        write(mention.sentence)
    }

    /// What a relation says of itself is not written.
    private mutating func write(_ check: CheckOutcome) {
        write(check.relation ?? -1)
        if check.relation == nil {
            for text in [check.check, check.severity.rawValue, check.table, check.row, check.column] {
                write(text)
            }
        }
        write(check.left)
        write(check.right)
        write(check.result.rawValue)
        write(check.explanation)
        write(check.operands) { writer, operand in
            writer.write(operand.isLeft ? 1 : 0)
            writer.write(Int(operand.sign))
            for text in [operand.table, operand.row, operand.column] { writer.write(text) }
            writer.write(operand.value)
            writer.write(operand.year)
        }
        guard check.result == .fail else { return }
        write(check.quotes) { writer, quote in
            writer.write(Int(quote.line))
            writer.write(quote.text)
            writer.write(quote.figure)
        }
    }

    /// Points travel in tenths, as they are published.
    private mutating func write(_ place: Place) {
        switch place {
        case .none: write(0)
        case .cell(let table, let row, let column):
            write(1)
            for number in [table, row, column] { write(Int(number)) }
        case .page(let page, let left, let top):
            write(2)
            write(Int(page))
            for points in [left, top] { write(Int((points * 10).rounded())) }
        }
    }

    fileprivate mutating func write(_ rejection: Rejection) {
        write(rejection.stage)
        write(rejection.reason.rawValue)
        write(rejection.message)
        write(Int(rejection.line))
        write(rejection.place)
    }
}

// MARK: Reading

extension ByteReader {
    fileprivate mutating func report(
        _ source: Source, _ digest: String, _ codebook: Codebook
    ) throws -> Report {
        let format = try choice(SourceFormat.self)
        let encoding = try text()
        var report = Report(
            source: source, digest: digest, format: format, encoding: Encoding(rawValue: encoding))
        for (line, place) in try list({ reader in (try reader.whole(Int32.self), try reader.printedPlace()) })
        {
            report.places[line] = place
        }
        report.cover = try cover()
        report.form = try text()
        report.figures = try list { reader in
            Figure(
                status: try reader.choice(), value: try reader.amount(), asWritten: try reader.text(),
                line: try reader.whole(Int32.self))
        }
        report.sections = try list { reader in
            Section(
                kind: try reader.choice(), heading: try reader.text(),
                paragraphs: try reader.list { reader in
                    Paragraph(text: Array(try reader.text().unicodeScalars), lineStarts: [])
                })
        }
        report.mentions = try list { try $0.mention() }
        let relations = codebook.form(named: report.form)?.relations ?? []
        report.checks = try list { try $0.check(relations) }
        report.rejections = try list { try $0.rejection() }
        return report
    }

    private mutating func cover() throws -> Cover {
        var cover = Cover()
        cover.title = try text()
        cover.organization = try text()
        cover.level = try choice()
        cover.regionCode = try text()
        cover.regionName = try text()
        cover.scope = try choice()
        cover.partCount = try whole()
        cover.reportYear = try whole()
        cover.periodStart = try day()
        cover.periodEnd = try day()
        cover.published = try day()
        cover.phone = try text()
        cover.email = try text()
        cover.website = try text()
        cover.bodyID = try text()
        return cover
    }

    private mutating func day() throws -> Day? {
        let number = try whole(Int.self)
        return Day(year: number / 512, month: number / 32 % 16, day: number % 32)
    }

    private mutating func mention() throws -> Mention {
        let section = try choice(SectionKind.self)
        let line = try whole(Int32.self)
        let quantity = try text()
        guard let value = try amount() else { throw Damaged() }
        let unit = try text()
        let isApproximate = try whole(Int.self) == 1
        let figure = try whole(Int.self)
        return Mention(
            section: section, line: line, quantity: quantity, value: value, unit: unit,
            isApproximate: isApproximate, figure: figure < 0 ? nil : figure, sentence: try text())
    }

    private mutating func check(_ relations: [Relation]) throws -> CheckOutcome {
        var check = try checkWithoutQuotes(relations)
        if check.result == .fail {
            check.quotes = try list {
                Quote(line: try $0.whole(Int32.self), text: try $0.text(), figure: try $0.whole())
            }
        }
        return check
    }

    private mutating func checkWithoutQuotes(_ relations: [Relation]) throws -> CheckOutcome {
        var check: CheckOutcome
        let number = try whole(Int.self)
        if number < 0 {
            check = CheckOutcome(
                check: try text(), severity: try choice(), table: try text(), row: try text(),
                column: try text(), left: try amount(), right: try amount(), result: try choice(),
                explanation: try text())
        } else {
            guard relations.indices.contains(number) else { throw Damaged() }
            check = CheckOutcome(
                relations[number], left: try amount(), right: try amount(), result: try choice(),
                explanation: try text(), number: number)
        }
        check.operands = try list { reader in
            CheckOutcome.Operand(
                isLeft: try reader.whole(Int.self) == 1, sign: try reader.whole(Int8.self),
                table: try reader.text(), row: try reader.text(), column: try reader.text(),
                value: try reader.amount(), year: try reader.whole())
        }
        return check
    }

    fileprivate mutating func printedPlace() throws -> Place {
        let kind = try whole(Int.self)
        guard kind > 0 else { return .none }
        let (first, second, third) = (try whole(Int32.self), try whole(Int32.self), try whole(Int32.self))
        switch kind {
        case 1: return .cell(table: first, row: second, column: third)
        case 2: return .page(first, left: Float(second) / 10, top: Float(third) / 10)
        default: throw Damaged()
        }
    }

    fileprivate mutating func rejection() throws -> Rejection {
        Rejection(
            stage: try text(), reason: try choice(), message: try text(), line: try whole(Int32.self),
            place: try printedPlace())
    }
}
