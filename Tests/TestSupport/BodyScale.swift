/// How much a body has to report.
package enum BodyScale: CaseIterable, Sendable {
    case nothing, township, county, city, province

    /// Weights of the scales in a sample: most bodies are small.
    package static func random(_ random: inout SplitMix64) -> BodyScale {
        allCases[random.weighted([10, 25, 35, 22, 8])]
    }

    /// Requests of the most active kind of applicant, at most.
    var requests: Int {
        switch self {
        case .nothing: 0
        case .township: 6
        case .county: 180
        case .city: 1200
        case .province: 5200
        }
    }

    /// Digits of the largest counts (decisions, documents).
    var digits: Int {
        switch self {
        case .nothing, .township: 3
        case .county: 5
        case .city, .province: 7
        }
    }

    /// Percent of the counts that are 0.
    var zeros: Int {
        switch self {
        case .nothing: 90
        case .township: 60
        case .county: 25
        case .city: 12
        case .province: 8
        }
    }
}
