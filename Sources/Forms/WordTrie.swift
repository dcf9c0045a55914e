/// Words with a number each, to find the longest that begins at a place of a text.
///
/// Cost: a place at which no word begins costs two array reads, each further character one look into a table,
/// whatever the number of words.
package struct WordTrie: Sendable {
    /// Node of the first scalar by its high and low byte; 0 where no word begins with it.
    private var pages: [UInt8] = Array(repeating: 0, count: 256)
    private var firstNodes: [UInt16] = Array(repeating: 0, count: 256)
    /// For each node the number of the word that ends there, -1 where none does.
    private var words: [Int32] = []
    /// The steps from node to node, each near the place that `place(of:_:)` names, an empty one behind each run; their
    /// number is a power of two. (Sorted steps that are halved to find one cost more: no processor foresees the turns.)
    private var edges: [Edge] = []
    /// What words begin with: the first two letters, `second` 0 where a word has but one.
    package private(set) var beginnings: [(first: UInt32, second: UInt32)] = []

    /// Small, so that all of them stay near the processor.
    private struct Edge: Sendable {
        var scalar: UInt32 = 0
        var from: UInt16 = 0
        /// 0 in a place that is empty.
        var to: UInt16 = 0
    }

    /// Words beyond the basic plane are left out; of two equal words the later counts.
    package init(_ words: [(text: String, number: Int)]) {
        var growing = [Growing()]
        var firsts: [UInt32: Int] = [:]
        for (text, number) in words {
            let scalars = text.unicodeScalars.map(\.value)
            guard let first = scalars.first, first <= 0xFFFF else { continue }
            beginnings.append((first, scalars.count > 1 ? scalars[1] : 0))
            var node = firsts[first] ?? growing.count
            if node == growing.count {
                growing.append(Growing())
                firsts[first] = node
            }
            for scalar in scalars.dropFirst() {
                let known = growing[node].next.first { $0.scalar == scalar }
                let next = known.map { Int($0.to) } ?? growing.count
                if known == nil {
                    growing.append(Growing())
                    growing[node].next.append(Edge(scalar: scalar, from: UInt16(node), to: UInt16(next)))
                }
                node = next
            }
            growing[node].word = Int32(number)
        }
        self.words = growing.map(\.word)
        var room = 4
        while room < growing.count * 3 / 2 { room *= 2 }
        edges = Array(repeating: Edge(), count: room)
        for edge in growing.flatMap(\.next) {
            var place = place(of: Int(edge.from), edge.scalar)
            while edges[place].to != 0 { place = (place + 1) & (edges.count - 1) }
            edges[place] = edge
        }
        for (scalar, node) in firsts.sorted(by: { $0.key < $1.key }) { addFirst(scalar, node) }
    }

    private struct Growing {
        var word: Int32 = -1
        var next: [Edge] = []
    }

    private mutating func addFirst(_ scalar: UInt32, _ node: Int) {
        let page = Int(scalar >> 8)
        if pages[page] == 0 {
            pages[page] = UInt8(firstNodes.count >> 8)
            firstNodes += Array(repeating: 0, count: 256)
        }
        firstNodes[Int(pages[page]) << 8 | Int(scalar & 0xFF)] = UInt16(node)
    }

    /// Length and number of the longest word that begins at `start`.
    package func longest(
        in text: [Unicode.Scalar], at start: Int
    ) -> (length: Int, number: Int)? {
        let first = text[start].value
        guard first <= 0xFFFF else { return nil }
        var node = Int(firstNodes[Int(pages[Int(first >> 8)]) << 8 | Int(first & 0xFF)])
        var found: (length: Int, number: Int)?
        var place = start + 1
        while node > 0 {
            let word = words[node]
            if word >= 0 { found = (place - start, Int(word)) }
            guard place < text.count else { break }
            node = child(of: node, text[place].value)
            place += 1
        }
        return found
    }

    /// 0 where there is none.
    private func child(of node: Int, _ scalar: UInt32) -> Int {
        var place = place(of: node, scalar)
        while edges[place].to != 0 {
            if edges[place].scalar == scalar, edges[place].from == node { return Int(edges[place].to) }
            place = (place + 1) & (edges.count - 1)
        }
        return 0
    }

    /// Where to look for a step first.
    private func place(of node: Int, _ scalar: UInt32) -> Int {
        let mixed = (UInt32(truncatingIfNeeded: node) &* 0x9E37_79B1 ^ scalar) &* 0x85EB_CA6B
        return Int(mixed >> 12) & (edges.count - 1)
    }
}
