import Forms
import Model

/// Reads what a report says of itself: body, region, year, period, dates, contact.
///
/// ```
/// Document ─▶ CoverText ─▶ CoverTitleFinder ─▶ CoverTitle (year, body)
///                      └─▶ CoverSignOff, CoverPeriod, CoverOpening, CoverContact, CoverScope
///                                      body + year + text ─▶ CoverRegion
/// ```
/// What the document does not say stays empty; where two places disagree the title wins.
package enum CoverReader {
    package static func read(_ document: Document, _ outline: Outline, _ sections: [Section]) -> Cover {
        let index = RegionIndex.shared
        let text = CoverText(document, outline)
        let found = CoverTitleFinder.find(in: text, index: index)
        let isWhole = found.map { !$0.title.body.isEmpty && $0.title.year > 0 } ?? false
        let told = isWhole ? Opening() : Opening(in: text, index: index)
        let signOff = CoverSignOff.find(in: text, below: found?.nextLine ?? 0)
        let period = CoverPeriod.find(in: text)
        var cover = Cover()
        cover.title = found.map { text.string($0.title.range) } ?? ""
        cover.periodStart = period?.start
        cover.periodEnd = period?.end
        cover.published = signOff.day
        cover.reportYear = year(found?.title, period, signOff, told)
        cover.phone = CoverContact.phone(in: text)
        cover.email = CoverContact.email(in: text)
        cover.website = CoverContact.website(in: text)
        (cover.scope, cover.partCount) = CoverScope.find(in: text)

        let body = body(found, signOff, told, text)
        cover.organization = String(scalars: text.asWritten(body)[...])
        let regions = CoverRegion(
            index: index, text: text, year: cover.reportYear, phone: cover.phone,
            addresses: [cover.website, cover.email])
        let answer = regions.find(of: body, signOff: signOff.body)
        if let answer {
            cover.regionCode = String(answer.region.code)
            cover.regionName = index.name(of: answer.region)
        }
        cover.level = CoverBody.level(
            of: body, region: answer?.region, isWholeRegion: answer?.isWholeName ?? false)
        cover.bodyID = BodyID.text(of: cover)
        return cover
    }

    /// The title's body, else that of the line below it, the sign-off, the opening, the contact line.
    private static func body(
        _ found: CoverTitleFinder.Found?, _ signOff: CoverSignOff, _ told: Opening, _ text: CoverText
    ) -> [Unicode.Scalar] {
        if let body = found?.title.body, !body.isEmpty { return body }
        if !signOff.body.isEmpty { return signOff.body }
        if let line = found?.nextLine, line < text.frontLineCount {
            let name = Array(text.scalars[text.lines[line].range])
            if CoverBody.isName(name) { return name }
            let bare = Array(name.dropFirst().dropLast())
            if "(（".unicodeScalars.contains(text[text.lines[line].range.lowerBound]), CoverBody.isName(bare) {
                return bare
            }
        }
        return told.body
    }

    /// The title's year; else the one of the period or the opening, if they agree; else the year
    /// before a date of the first months. 0 where that leaves a doubt.
    private static func year(
        _ title: CoverTitle?, _ period: CoverPeriod.Period?, _ signOff: CoverSignOff, _ opening: Opening
    ) -> Int {
        if let year = title?.year, year > 0 { return year }
        let told = ([CoverPeriod.calendarYear(of: period) ?? 0] + opening.years).filter { $0 > 0 }
        if let first = told.first { return told.allSatisfy { $0 == first } ? first : 0 }
        guard let day = signOff.day, day.month <= 4, !signOff.body.isEmpty || title != nil else { return 0 }
        return day.year - 1
    }

    /// What the text below the title says of body and year; looked for only where the title lacks one.
    private struct Opening {
        var body: [Unicode.Scalar] = []
        var years: [Int] = []

        init() {}

        init(in text: CoverText, index: RegionIndex) {
            let announced = CoverOpening.announced(in: text, index: index)
            let doer = CoverOpening.doer(in: text)
            body = announced?.body ?? CoverOpening.body(in: text)
            if body.isEmpty { body = doer?.body ?? [] }
            years = [CoverOpening.year(in: text), announced?.year ?? 0].filter { $0 > 0 }
            // A report named below the first heading may be the one of the year before.
            let isBelow = announced.map { $0.range.lowerBound >= text.front.upperBound } ?? false
            let isTold = years.isEmpty ? doer?.body.isEmpty == false : isBelow
            if isTold, let year = doer?.year { years.append(year) }
        }
    }
}
