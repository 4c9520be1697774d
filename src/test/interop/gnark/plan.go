package main

import "slices"

// plan says in which order gnark can take the rows so that each one has at most one unknown wire, which it determines.
type plan struct {
	stages  [][]int // the rows before the first commitment, then those after each one
	derived []bool  // the wires that gnark has to compute: challenges, and what follows from them
}

// newPlan orders the rows. A wire that is set after a challenge, but that no row can be solved for, does not follow from
// the challenge (a mask, say): it counts as an input.
func newPlan(s *rowSystem) *plan {
	p := &plan{derived: make([]bool, s.wires)}
	known := make([]bool, s.wires)
	for wire := range known {
		known[wire] = true
	}
	for _, c := range s.commitments {
		for _, wire := range append([]int{c.Wire}, c.Derived...) {
			known[wire] = false
			p.derived[wire] = true
		}
	}
	pending := make([]int, len(s.rows))
	for i := range pending {
		pending[i] = i
	}
	pending = p.addStage(s, known, pending, nil)
	for _, c := range s.commitments {
		known[c.Wire] = true
		pending = p.addStage(s, known, pending, c.Derived)
	}
	return p
}

// addStage takes the rows that can be taken now and returns the others.
func (p *plan) addStage(s *rowSystem, known []bool, pending, derived []int) []int {
	current := make([]bool, len(known))
	for _, wire := range derived {
		current[wire] = true
	}
	var taken []int
	for {
		count := len(pending)
		pending = slices.DeleteFunc(pending, func(i int) bool {
			wire, ok := s.solvable(s.rows[i], known)
			if ok && (wire < 0 || current[wire]) {
				if wire >= 0 {
					known[wire] = true
				}
				taken = append(taken, i)
				return true
			}
			return false
		})
		if len(pending) == count {
			stuck := slices.IndexFunc(derived, func(wire int) bool { return !known[wire] })
			if stuck < 0 {
				break
			}
			known[derived[stuck]] = true
			p.derived[derived[stuck]] = false
		}
	}
	p.stages = append(p.stages, taken)
	return pending
}

// solvable says whether a row has no unknown wire (-1) or a single one that it determines.
func (s *rowSystem) solvable(row row, known []bool) (wire int, ok bool) {
	wire, ok = -1, true
	look := func(terms, factor []term, isOutput bool) {
		for _, t := range terms {
			if known[t.wire] {
				continue
			}
			if wire >= 0 {
				ok = false
				return
			}
			wire = int(t.wire)
			if !isOutput {
				value := s.evaluate(factor)
				ok = ok && !value.IsZero()
			}
		}
	}
	look(row.left, row.right, false)
	look(row.right, row.left, false)
	look(row.output, nil, true)
	return wire, ok
}
