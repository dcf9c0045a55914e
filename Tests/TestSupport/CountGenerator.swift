import Forms
import Model

/// Draws the counts of a form so that its arithmetic holds, before anything is printed.
///
/// Shape: values by path (`requests.granted.total`); money in 元. What each row is worth is stated here
/// row by row and not taken from the relations that the checks use: the two must agree on their own.
struct CountGenerator {
    let form: Form
    let scale: BodyScale
    /// What was carried over from the year before, by applicant column; drawn where `nil`.
    var carriedIn: [String: Int]?
    var random: SplitMix64
    private(set) var values: [String: Int] = [:]
    /// Money in hundredths of a 元.
    private(set) var money: [String: Int] = [:]

    init(form: Form, scale: BodyScale, carriedIn: [String: Int]? = nil, random: SplitMix64) {
        self.form = form
        self.scale = scale
        self.carriedIn = carriedIn
        self.random = random
    }

    mutating func draw() {
        if form.name == "2014" {
            drawAnnex()
        } else {
            drawDisclosure()
            drawRequests()
            drawReview()
        }
    }

    private mutating func count(digits: Int) -> Int {
        random.chance(scale.zeros) ? 0 : random.magnitude(digits: digits)
    }

    private mutating func amount() -> Int {
        if random.chance(scale.zeros) { return 0 }
        let yuan = random.magnitude(digits: scale.digits + 1)
        switch random.int(0...3) {
        case 0: return yuan * 100 + random.int(0...99)
        case 1: return yuan * 100
        default: return (yuan / 100 + 1) * 10_000
        }
    }

    private mutating func drawDisclosure() {
        for (row, weight) in [("regulations", 1), ("normative_documents", 3)] {
            let made = random.chance(weight == 1 ? 70 : scale.zeros) ? 0 : random.magnitude(digits: weight)
            let second = form.name == "2019" ? made : (random.chance(60) ? 0 : random.int(0...20))
            let stock = made + (random.chance(scale.zeros) ? 0 : random.magnitude(digits: 3))
            let columns =
                form.name == "2019"
                ? ["made", "disclosed", "disclosed_total"] : ["made", "repealed", "in_force"]
            for (column, value) in zip(columns, [made, second, stock]) {
                values["documents.\(row).\(column)"] = value
            }
        }
        for figure in form.figures
        where ["permits", "enforcement", "fees", "procurement"].contains(figure.table) {
            switch figure.kind {
            case .money: money[figure.path] = amount()
            case .signedCount:
                let last = values["\(figure.table).\(figure.row).items_last_year"] ?? 0
                let growth = count(digits: 3)
                values[figure.path] = random.chance(45) ? -min(growth, last) : growth
            case .count: values[figure.path] = count(digits: figure.column == "decisions" ? scale.digits : 4)
            }
        }
        let bought = "procurement.centralized_procurement"
        if values["\(bought).items"] == 0 { money["\(bought).amount"] = 0 }
        if let items = values["\(bought).items"], items > 0, money["\(bought).amount"] == 0 {
            money["\(bought).amount"] = items * 123_400
        }
    }

    private static let applicants = [
        ("natural_person", 100), ("commercial_enterprise", 18), ("research_institution", 1),
        ("public_welfare_organization", 1), ("legal_service_organization", 4), ("other_organization", 4),
    ]

    private static let outcomeWeights: [String: Int] = [
        "granted": 40, "partially_granted": 12, "unavailable_not_held": 30, "unavailable_needs_creation": 6,
        "not_processed_petition": 5, "not_processed_duplicate": 4, "refused_third_party_rights": 3,
        "refused_internal_affairs": 3, "other_handling": 4, "other_overdue_correction": 3,
    ]

    private mutating func drawRequests() {
        let rows = form.table(named: "requests")?.rows.map(\.name) ?? []
        let outcomes = rows.filter {
            !["received", "carried_in", "handled_total", "carried_out"].contains($0)
        }
        var totals: [String: Int] = [:]
        func path(_ row: String, _ column: String) -> String { "requests.\(row).\(column)" }
        for (column, weight) in Self.applicants {
            let most = scale.requests * weight / 100
            let received =
                most == 0 ? (scale.requests > 0 && random.chance(10) ? 1 : 0) : random.int(0...most)
            let carriedIn = self.carriedIn.map { $0[column] ?? 0 } ?? random.int(0...max(0, received / 10))
            let carriedOut = random.int(0...max(0, (received + carriedIn) / 12))
            var left = received + carriedIn - carriedOut
            var result = [
                "received": received, "carried_in": carriedIn, "handled_total": left,
                "carried_out": carriedOut,
            ]
            while left > 0 {
                let row = outcomes[random.weighted(outcomes.map { Self.outcomeWeights[$0] ?? 1 })]
                let share = min(left, max(1, random.int(0...left / 3 + 1)))
                result[row, default: 0] += share
                left -= share
            }
            for row in rows {
                values[path(row, column)] = result[row] ?? 0
                totals[row, default: 0] += result[row] ?? 0
            }
        }
        for row in rows { values[path(row, "total")] = totals[row] ?? 0 }
    }

    private mutating func drawReview() {
        let most = scale.requests / 40
        for row in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
            var total = 0
            for column in ["upheld", "corrected", "other_result", "pending"] {
                let value = random.chance(most == 0 ? 93 : 40) ? 0 : random.int(0...most + 2)
                values["review_litigation.\(row).\(column)"] = value
                total += value
            }
            values["review_litigation.\(row).total"] = total
        }
    }

    /// `total` in parts, the first the likeliest.
    private mutating func share(_ total: Int, among paths: [String]) {
        for path in paths { values[path] = 0 }
        var left = total
        while left > 0 {
            let part = min(left, max(1, random.int(0...left / 2 + 1)))
            values[
                paths[min(random.int(0...paths.count - 1), random.int(0...paths.count - 1))], default: 0] +=
                part
            left -= part
        }
    }

    private mutating func drawAnnex() {
        for figure in form.figures {
            if figure.kind == .money {
                money[figure.path] =
                    random.chance(60) ? 0 : random.int(1...400) * random.pick([1_000_000, 100_000, 10_000])
            } else {
                values[figure.path] = count(digits: min(3, scale.digits))
            }
        }
        let ways = ["gazette", "website", "weibo", "wechat", "other"].map { "disclosure.via_\($0).value" }
        let disclosed = count(digits: scale.digits)
        values["disclosure.disclosed_total.value"] = disclosed
        share(disclosed, among: ways)
        let received = random.int(0...scale.requests)
        values["requests.received_total.value"] = received
        share(
            received,
            among: ["online", "by_letter", "in_person", "by_fax"].map { "requests.received_\($0).value" })
        values["requests.completed_total.value"] = received
        share(received, among: ["requests.completed_on_time.value", "requests.completed_extended.value"])
        values["requests.replied_total.value"] = received
        share(
            received,
            among: [
                "granted", "already_disclosed", "partially_granted", "other_agency", "not_exist", "refused",
                "needs_correction", "other_channel",
            ].map { "requests.replied_\($0).value" })
        let grounds = form.figures.map(\.path).filter { $0.hasPrefix("requests.refused_") }
        share(values["requests.replied_refused.value"] ?? 0, among: grounds)
        for table in ["reconsideration", "litigation"] {
            let total = random.int(0...scale.requests / 30)
            values["\(table).total.value"] = total
            share(total, among: ["upheld", "corrected", "other_result"].map { "\(table).\($0).value" })
        }
        let staff = random.int(1...40)
        values["capacity.staff_total.value"] = staff
        share(staff, among: ["capacity.staff_part_time.value", "capacity.staff_full_time.value"])
    }
}
