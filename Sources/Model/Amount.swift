/// An exact decimal: `mantissa` / 10^`scale`. Never goes through binary floating point.
///
/// Shape: always in lowest terms (no trailing zero behind the point), so equal amounts are equal values.
package struct Amount: Sendable, Hashable {
    package let mantissa: Int64
    package let scale: UInt8

    package static let zero = Amount(0)

    package init(_ whole: Int64) {
        mantissa = whole
        scale = 0
    }

    package init(mantissa: Int64, scale: UInt8) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    package var isWhole: Bool { scale == 0 }

    /// `nil` where the sum does not fit into 18 digits.
    package func adding(_ other: Amount) -> Amount? {
        let common = max(scale, other.scale)
        guard let left = mantissa.scaled(by: common - scale),
            let right = other.mantissa.scaled(by: common - other.scale)
        else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Amount(mantissa: sum, scale: common)
    }

    package func subtracting(_ other: Amount) -> Amount? {
        other.negated.flatMap(adding)
    }

    package var negated: Amount? {
        let (value, overflow) = Int64(0).subtractingReportingOverflow(mantissa)
        return overflow ? nil : Amount(mantissa: value, scale: scale)
    }

    /// The amount times 10^`power`; `nil` where it does not fit.
    package func shifted(by power: UInt8) -> Amount? {
        if scale >= power { return Amount(mantissa: mantissa, scale: scale - power) }
        return mantissa.scaled(by: power - scale).map { Amount($0) }
    }

    package func isLess(than other: Amount) -> Bool? {
        subtracting(other).map { $0.mantissa < 0 }
    }

    /// Appends the plain decimal (`-253`, `0.5`) as ASCII.
    package func write(to bytes: inout [UInt8]) {
        // Most figures of most reports.
        if scale == 0, 0..<10 ~= mantissa { return bytes.append(0x30 + UInt8(mantissa)) }
        var digits = mantissa.magnitude
        if mantissa < 0 { bytes.append(0x2D) }
        let start = bytes.count
        var place = 0
        repeat {
            if place == Int(scale), place > 0 { bytes.append(0x2E) }
            bytes.append(0x30 + UInt8(digits % 10))
            digits /= 10
            place += 1
        } while digits > 0 || place <= Int(scale)
        // In place: reversing the slice would copy it, at every number of the dataset.
        var (left, right) = (start, bytes.count - 1)
        while left < right {
            bytes.swapAt(left, right)
            left += 1
            right -= 1
        }
    }
}

extension Amount: CustomStringConvertible {
    package var description: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Int64 {
    /// Times 10^`power`, `nil` on overflow.
    fileprivate func scaled(by power: UInt8) -> Int64? {
        var value = self
        for _ in 0..<power {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }
}
