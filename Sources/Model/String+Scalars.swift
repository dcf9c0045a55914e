extension String {
    /// Cost: one allocation. Appending to a `UnicodeScalarView` takes about ten times as long.
    package init(scalars: ArraySlice<Unicode.Scalar>) {
        let byteCount = scalars.reduce(0) { $0 + UTF8.width($1) }
        self.init(unsafeUninitializedCapacity: byteCount) { bytes in
            var count = 0
            for scalar in scalars {
                for byte in scalar.utf8 {
                    bytes[count] = byte
                    count += 1
                }
            }
            return count
        }
    }
}
