/// Words with a number each, to find the longest that begins at a place of a text.
///
/// Cost: a place at which no word begins costs two array reads, whatever the number of words.
package struct WordTrie: Sendable {
    /// Node of the first scalar by its high and low byte; 0 where no word begins with it.
    private var pages: [UInt8] = Array(repeating: 0, count: 256)
    private var firstNodes: [UInt16] = Array(repeating: 0, count: 256)
    private var nodes: [Node] = []
    private var edges: [Edge] = []
    /// What words begin with, ascending.
    package private(set) var firstScalars: [UInt32] = []

    private struct Node: Sendable {
        /// Number of the word that ends here, -1 where none does.
        var word: Int32 = -1
        /// Its edges, ascending.
        var firstEdge: Int32 = 0
        var lastEdge: Int32 = 0
    }

    private struct Edge: Sendable {
        let scalar: UInt32
        let node: Int32
    }

    /// Words beyond the basic plane are left out; of two equal words the later counts.
    package init(_ words: [(text: String, number: Int)]) {
        var growing = [Growing()]
        var firsts: [UInt32: Int] = [:]
        for (text, number) in words {
            let scalars = text.unicodeScalars.map(\.value)
            guard let first = scalars.first, first <= 0xFFFF else { continue }
            var node = firsts[first] ?? growing.count
            if node == growing.count {
                growing.append(Growing())
                firsts[first] = node
            }
            for scalar in scalars.dropFirst() {
                let known = growing[node].next.first { $0.scalar == scalar }
                let next = known.map { Int($0.node) } ?? growing.count
                if known == nil {
                    growing.append(Growing())
                    growing[node].next.append(Edge(scalar: scalar, node: Int32(next)))
                }
                node = next
            }
            growing[node].word = Int32(number)
        }
        for node in growing {
            let first = Int32(edges.count)
            edges += node.next.sorted { $0.scalar < $1.scalar }
            nodes.append(Node(word: node.word, firstEdge: first, lastEdge: Int32(edges.count)))
        }
        for (scalar, node) in firsts.sorted(by: { $0.key < $1.key }) {
            addFirst(scalar, node)
            firstScalars.append(scalar)
        }
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
        var node = Int32(firstNodes[Int(pages[Int(first >> 8)]) << 8 | Int(first & 0xFF)])
        var found: (length: Int, number: Int)?
        var place = start + 1
        while node > 0 {
            let here = nodes[Int(node)]
            if here.word >= 0 { found = (place - start, Int(here.word)) }
            guard place < text.count else { break }
            node = child(of: here, text[place].value)
            place += 1
        }
        return found
    }

    /// 0 where there is none.
    private func child(of node: Node, _ scalar: UInt32) -> Int32 {
        var low = Int(node.firstEdge)
        var high = Int(node.lastEdge)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle].scalar < scalar { low = middle + 1 } else { high = middle }
        }
        return low < Int(node.lastEdge) && edges[low].scalar == scalar ? edges[low].node : 0
    }
}
