import Forms
import Model

/// A ratio of a form's figures, as research on transparency uses it.
package struct Indicator: Sendable {
    package let name: String
    /// `numerator / denominator`, each a sum of `table.row.column`; `*` ends a row that stands for all rows that
    /// begin so.
    package let definition: String

    /// Shape: name, then definition. A name may be defined twice, for forms that have different figures; a form
    /// has the definitions whose every term it has.
    ///
    /// Pending cases are not yet decided, so the correction rates leave them out of the denominator.
    private static let declarations = """
        disclosure_rate: (requests.granted.total + requests.partially_granted.total) / requests.handled_total.total
        disclosure_rate: (requests.replied_granted.value + requests.replied_partially_granted.value) / requests.replied_total.value
        refusal_rate: requests.refused_*.total / requests.handled_total.total
        refusal_rate: requests.replied_refused.value / requests.replied_total.value
        refusal_share_state_secret: requests.refused_state_secret.total / requests.refused_*.total
        refusal_share_state_secret: requests.refused_state_secret.value / requests.replied_refused.value
        refusal_share_prohibited_by_law: requests.refused_prohibited_by_law.total / requests.refused_*.total
        refusal_share_security_stability: requests.refused_security_stability.total / requests.refused_*.total
        refusal_share_security_stability: requests.refused_security_stability.value / requests.replied_refused.value
        refusal_share_third_party_rights: requests.refused_third_party_rights.total / requests.refused_*.total
        refusal_share_internal_affairs: requests.refused_internal_affairs.total / requests.refused_*.total
        refusal_share_deliberative_process: requests.refused_deliberative_process.total / requests.refused_*.total
        refusal_share_enforcement_file: requests.refused_enforcement_file.total / requests.refused_*.total
        refusal_share_administrative_inquiry: requests.refused_administrative_inquiry.total / requests.refused_*.total
        refusal_share_trade_secret: requests.refused_trade_secret.value / requests.replied_refused.value
        refusal_share_privacy: requests.refused_privacy.value / requests.replied_refused.value
        refusal_share_not_government_information: requests.refused_not_government_information.value / requests.replied_refused.value
        refusal_share_other_legal: requests.refused_other_legal.value / requests.replied_refused.value
        not_held_share: requests.unavailable_not_held.total / requests.handled_total.total
        not_held_share: requests.replied_not_exist.value / requests.replied_total.value
        carry_over_rate: requests.carried_out.total / (requests.received.total + requests.carried_in.total)
        reconsideration_correction_rate: review_litigation.reconsideration.corrected / (review_litigation.reconsideration.upheld + review_litigation.reconsideration.corrected + review_litigation.reconsideration.other_result)
        reconsideration_correction_rate: reconsideration.corrected.value / (reconsideration.upheld.value + reconsideration.corrected.value + reconsideration.other_result.value)
        litigation_correction_rate: review_litigation.litigation_*.corrected / (review_litigation.litigation_*.upheld + review_litigation.litigation_*.corrected + review_litigation.litigation_*.other_result)
        litigation_correction_rate: litigation.corrected.value / (litigation.upheld.value + litigation.corrected.value + litigation.other_result.value)
        disputes_per_request: (review_litigation.reconsideration.total + review_litigation.litigation_*.total) / requests.received.total
        disputes_per_request: (reconsideration.total.value + litigation.total.value) / requests.received_total.value
        """

    /// In the order in which they are published.
    package static let all: [Indicator] = declarations.split(separator: "\n").compactMap { line in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return Indicator(
            name: String(line[..<colon]),
            definition: String(line[line.index(after: colon)...].drop { $0 == " " }))
    }

    /// Each name once.
    package static let names = all.map(\.name).reduce(into: [String]()) { names, name in
        if names.last != name { names.append(name) }
    }

    /// The indicator at one form; `nil` where the form lacks a figure.
    package func bound(to form: Form) -> Bound? { bound(to: FigureIndex(form.figures)) }

    func bound(to figures: FigureIndex) -> Bound? {
        let sides = definition.split(separator: "/").map { side in
            side.filter { $0 != "(" && $0 != ")" && $0 != " " }.split(separator: "+")
                .map { figures.figures(at: String($0)) }
        }
        guard sides.count == 2, !sides.joined().contains(where: \.isEmpty) else { return nil }
        return Bound(
            name: name, definition: definition, numerator: Array(sides[0].joined()),
            denominator: Array(sides[1].joined()))
    }

    package struct Bound: Sendable {
        package let name: String
        package let definition: String
        fileprivate let numerator: [Int]
        fileprivate let denominator: [Int]

        /// Each is `nil`, never zero, where a figure that it needs is not asserted.
        package func values(of figures: [Figure]) -> (
            numerator: Amount?, denominator: Amount?, value: Amount?
        ) {
            let above = Self.sum(numerator, of: figures)
            let below = Self.sum(denominator, of: figures)
            guard let above, let below else { return (above, below, nil) }
            return (above, below, above.divided(by: below, digits: 6))
        }

        private static func sum(_ offsets: [Int], of figures: [Figure]) -> Amount? {
            var sum = Amount.zero
            for offset in offsets {
                guard offset < figures.count, figures[offset].status.isAsserted,
                    let value = figures[offset].value, let next = sum.adding(value)
                else { return nil }
                sum = next
            }
            return sum
        }
    }
}

extension Amount {
    /// The quotient rounded half up to `digits` decimals; `nil` where the divisor is zero, a side is negative, or
    /// a number does not fit.
    package func divided(by divisor: Amount, digits: UInt8) -> Amount? {
        // Both sides become whole numbers, so that only one division rounds.
        let common = max(scale, divisor.scale)
        guard mantissa >= 0, divisor.mantissa > 0, digits < 18,
            let above = shifted(by: common)?.mantissa.magnitude,
            let below = divisor.shifted(by: common)?.mantissa.magnitude
        else { return nil }
        let unit = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let product = above.multipliedFullWidth(by: unit)
        guard product.high < below else { return nil }
        let (quotient, remainder) = below.dividingFullWidth(product)
        guard let whole = Int64(exactly: quotient), whole < .max else { return nil }
        return Amount(mantissa: remainder >= below - remainder ? whole + 1 : whole, scale: digits)
    }
}
