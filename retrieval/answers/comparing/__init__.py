"""What several outlets make of one topic, held beside one another: who carries what, and in what they differ."""
