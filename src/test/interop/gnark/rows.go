package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// term is one coefficient of a row; the coefficient is an index into rowSystem.coefficients.
type term struct {
	wire        uint32
	coefficient uint32
}

// row states left · right = output.
type row struct {
	left, right, output []term
}

// rowSystem is a constraint system as an iden3 .r1cs file has it, and the values of its wires.
type rowSystem struct {
	wires        int
	publicWires  int // with the constant one
	rows         []row
	coefficients []fr.Element
	values       []fr.Element
	commitments  []commitment
}

// commitment is what iden3 files cannot carry; it comes from a file beside them.
type commitment struct {
	Private []int `json:"private"` // committed private wires, ascending
	Public  []int `json:"public"`  // committed public wires, then wires of earlier commitments
	Wire    int   `json:"wire"`    // holds the challenge
	Derived []int `json:"derived"` // wires whose values follow from this challenge
}

var scalarModulus = func() []byte {
	b := fr.Modulus().Bytes()
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return b
}()

// sections splits an iden3 container.
func sections(path, magic string) (map[uint32][]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(data) < 12 || string(data[:4]) != magic {
		return nil, fmt.Errorf("%s: not a %s file", path, magic)
	}
	found := map[uint32][]byte{}
	count := binary.LittleEndian.Uint32(data[8:])
	data = data[12:]
	for i := uint32(0); i < count; i++ {
		if len(data) < 12 {
			return nil, fmt.Errorf("%s: ends in the header of section number %d", path, i)
		}
		size := binary.LittleEndian.Uint64(data[4:])
		if uint64(len(data)-12) < size {
			return nil, fmt.Errorf("%s: ends in section number %d", path, i)
		}
		found[binary.LittleEndian.Uint32(data)] = data[12 : 12+size]
		data = data[12+size:]
	}
	return found, nil
}

func element(b []byte) (fr.Element, error) {
	var canonical [32]byte
	copy(canonical[:], b)
	return fr.LittleEndian.Element(&canonical)
}

func readRows(r1csPath, wtnsPath, commitmentsPath string) (*rowSystem, error) {
	r1cs, err := sections(r1csPath, "r1cs")
	if err != nil {
		return nil, err
	}
	header := r1cs[1]
	if len(header) != 64 || binary.LittleEndian.Uint32(header) != 32 || !bytes.Equal(header[4:36], scalarModulus) {
		return nil, errors.New(r1csPath + ": not over the scalar field of BN254")
	}
	number := func(at int) int { return int(binary.LittleEndian.Uint32(header[at:])) }
	system := &rowSystem{wires: number(36), publicWires: 1 + number(40) + number(44)}
	if err := system.parseRows(r1cs[2], number(60)); err != nil {
		return nil, fmt.Errorf("%s: %w", r1csPath, err)
	}
	if err := system.readValues(wtnsPath); err != nil {
		return nil, err
	}
	if commitmentsPath != "" {
		data, err := os.ReadFile(commitmentsPath)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &system.commitments); err != nil {
			return nil, fmt.Errorf("%s: %w", commitmentsPath, err)
		}
	}
	return system, nil
}

func (s *rowSystem) parseRows(data []byte, count int) error {
	known := map[fr.Element]uint32{}
	expression := func() ([]term, error) {
		if len(data) < 4 {
			return nil, errors.New("rows end early")
		}
		n := int(binary.LittleEndian.Uint32(data))
		data = data[4:]
		if len(data) < 36*n {
			return nil, errors.New("rows end early")
		}
		terms := make([]term, n)
		for i := range terms {
			value, err := element(data[4:36])
			if err != nil {
				return nil, err
			}
			id, ok := known[value]
			if !ok {
				id = uint32(len(s.coefficients))
				known[value] = id
				s.coefficients = append(s.coefficients, value)
			}
			terms[i] = term{binary.LittleEndian.Uint32(data), id}
			data = data[36:]
		}
		return terms, nil
	}
	s.rows = make([]row, count)
	for i := range s.rows {
		for _, side := range []*[]term{&s.rows[i].left, &s.rows[i].right, &s.rows[i].output} {
			terms, err := expression()
			if err != nil {
				return fmt.Errorf("row %d: %w", i, err)
			}
			*side = terms
		}
	}
	return nil
}

func (s *rowSystem) readValues(path string) error {
	wtns, err := sections(path, "wtns")
	if err != nil {
		return err
	}
	data := wtns[2]
	if len(data) != 32*s.wires {
		return fmt.Errorf("%s: %d bytes of values for %d wires", path, len(data), s.wires)
	}
	s.values = make([]fr.Element, s.wires)
	for i := range s.values {
		if s.values[i], err = element(data[32*i : 32*i+32]); err != nil {
			return fmt.Errorf("%s: wire %d: %w", path, i, err)
		}
	}
	return nil
}

func (s *rowSystem) evaluate(terms []term) fr.Element {
	var sum, product fr.Element
	for _, t := range terms {
		product.Mul(&s.coefficients[t.coefficient], &s.values[t.wire])
		sum.Add(&sum, &product)
	}
	return sum
}
