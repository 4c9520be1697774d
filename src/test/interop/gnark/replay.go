package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	frontend "github.com/consensys/gnark/frontend/cs"
)

// replay turns rows into a constraint system of gnark's.
//
// Every wire that is known before the first challenge is an input (public or secret), so that gnark's solver has only to
// evaluate the rows. The wires that follow from a challenge are internal: gnark computes the challenge from its own
// commitment and solves each such wire from a row that has no other unknown. For that a row may have to come later than
// it stood; neither the order of the rows nor that of the private wires is seen by a verifier.
type replay struct {
	*rowSystem
	system       *cs.R1CS
	generic      constraint.BlueprintID
	wireOf       []int // gnark's number of each wire, -1 while unknown
	coefficients []uint32
	secret       []int
}

const later = -1

func newReplay(rows *rowSystem) (*replay, error) {
	r := &replay{rowSystem: rows, system: cs.NewR1CS(len(rows.rows)), wireOf: make([]int, rows.wires)}
	r.generic = r.system.AddBlueprint(&constraint.BlueprintGenericR1C{})
	for _, c := range rows.coefficients {
		var wide constraint.U64
		copy(wide[:], c[:])
		r.coefficients = append(r.coefficients, r.system.AddCoeff(wide))
	}
	plan := newPlan(rows)
	r.addInputs(plan.derived)
	count := 0
	for stage, taken := range plan.stages {
		if stage > 0 {
			if err := r.addCommitment(stage-1, rows.commitments[stage-1]); err != nil {
				return nil, err
			}
		}
		for _, i := range taken {
			row := rows.rows[i]
			r.system.AddR1C(constraint.R1C{
				L: r.expression(row.left), R: r.expression(row.right), O: r.expression(row.output),
			}, r.generic)
		}
		count += len(taken)
	}
	if count != len(rows.rows) {
		return nil, fmt.Errorf("%d rows cannot be solved or checked after any challenge", len(rows.rows)-count)
	}
	return r, nil
}

func (r *replay) addInputs(derived []bool) {
	for wire := range r.wireOf {
		switch {
		case wire < r.publicWires:
			r.wireOf[wire] = r.system.AddPublicVariable(strconv.Itoa(wire))
		case derived[wire]:
			r.wireOf[wire] = later
		default:
			r.wireOf[wire] = r.system.AddSecretVariable("")
			r.secret = append(r.secret, wire)
		}
	}
}

func (r *replay) expression(terms []term) constraint.LinearExpression {
	expression := make(constraint.LinearExpression, len(terms))
	for i, t := range terms {
		if r.wireOf[t.wire] == later {
			r.wireOf[t.wire] = r.system.AddInternalVariable()
		}
		expression[i] = constraint.Term{CID: r.coefficients[t.coefficient], VID: uint32(r.wireOf[t.wire])}
	}
	return expression
}

func (r *replay) addCommitment(number int, c commitment) error {
	var index fr.Element
	index.SetUint64(uint64(number))
	var wide constraint.U64
	copy(wide[:], index[:])
	inputs := []constraint.LinearExpression{{r.system.MakeTerm(wide, 0)}}
	translate := func(wires []int) ([]int, error) {
		var translated []int
		for _, wire := range wires {
			id := r.wireOf[wire]
			if id == later {
				return nil, fmt.Errorf("commitment %d covers wire %d, which is not known then", number, wire)
			}
			translated = append(translated, id)
		}
		slices.Sort(translated)
		for _, id := range translated {
			inputs = append(inputs, constraint.LinearExpression{{CID: constraint.CoeffIdOne, VID: uint32(id)}})
		}
		return translated, nil
	}
	public, err := translate(c.Public)
	if err != nil {
		return err
	}
	private, err := translate(c.Private)
	if err != nil {
		return err
	}
	publicCount := 0
	for _, wire := range c.Public {
		if wire < r.publicWires {
			publicCount++
		}
	}
	hint := frontend.Bsb22CommitmentComputePlaceholder
	outputs, err := r.system.AddSolverHint(hint, solver.GetHintID(hint), inputs, 1)
	if err != nil {
		return err
	}
	r.wireOf[c.Wire] = outputs[0]
	return r.system.AddCommitment(constraint.Groth16Commitment{
		PublicAndCommitmentCommitted: public,
		NbPublicCommitted:            publicCount,
		PrivateCommitted:             private,
		CommitmentIndex:              outputs[0],
	})
}

func (r *replay) witness() (witness.Witness, error) {
	w, err := witness.New(fr.Modulus())
	if err != nil {
		return nil, err
	}
	values := make(chan any, 1024)
	go func() {
		defer close(values)
		for wire := 1; wire < r.publicWires; wire++ {
			values <- r.values[wire]
		}
		for _, wire := range r.secret {
			values <- r.values[wire]
		}
	}()
	return w, w.Fill(r.publicWires-1, len(r.secret), values)
}
