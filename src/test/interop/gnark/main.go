// Command forge-gnark is gnark's side of Forge's interoperability tests and of its prover benchmark.
//
//	forge-gnark verify -vk FILE -proof FILE -pw FILE
//	forge-gnark prove -r1cs FILE -wtns FILE [-commitments FILE] [-out DIR] [-proofs N] [-keys DIR] [-serve]
//
// verify says whether gnark accepts a proof. prove takes the rows and the values of Forge's own constraint system, builds
// gnark's from them, makes a key (or takes it from -keys, where it is kept), proves N times, verifies each proof and
// writes the last one as gnark.proof, gnark.pw and gnark.vk to -out. Both print one JSON object; with -serve, prove prints
// one when the key is there, and then one for each line it reads: prove, write, verification, memory. Exit codes: 0 done,
// 1 refused, 2 wrong use.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/logger"
)

func main() {
	logger.Disable()
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: forge-gnark verify|prove ...")
		os.Exit(2)
	}
	var result any
	var err error
	switch os.Args[1] {
	case "verify":
		result, err = verify(os.Args[2:])
	case "prove":
		result, err = prove(os.Args[2:])
	default:
		fmt.Fprintln(os.Stderr, "unknown command "+os.Args[1])
		os.Exit(2)
	}
	if err != nil {
		result = map[string]any{"valid": false, "error": err.Error()}
	}
	if result == nil {
		return
	}
	encoder := json.NewEncoder(os.Stdout)
	if encoder.Encode(result) != nil || err != nil {
		os.Exit(1)
	}
}

func verify(arguments []string) (any, error) {
	flags := flag.NewFlagSet("verify", flag.ExitOnError)
	vkPath := flags.String("vk", "", "verifying key")
	proofPath := flags.String("proof", "", "proof")
	pwPath := flags.String("pw", "", "public witness")
	_ = flags.Parse(arguments)

	vk := groth16.NewVerifyingKey(ecc.BN254)
	if err := readWhole(*vkPath, vk); err != nil {
		return nil, err
	}
	proof := groth16.NewProof(ecc.BN254)
	if err := readWhole(*proofPath, proof); err != nil {
		return nil, err
	}
	public, err := witness.New(fr.Modulus())
	if err != nil {
		return nil, err
	}
	if err := readWhole(*pwPath, public); err != nil {
		return nil, err
	}
	if err := verifyWithoutPanic(proof, vk, public); err != nil {
		return nil, err
	}
	return map[string]any{"valid": true, "publicInputs": len(public.Vector().(fr.Vector))}, nil
}

// verifyWithoutPanic answers for malformed input, which gnark's verifier indexes without asking.
func verifyWithoutPanic(proof groth16.Proof, vk groth16.VerifyingKey, public witness.Witness) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("malformed: %v", r)
		}
	}()
	return groth16.Verify(proof, vk, public)
}

func readWhole(path string, target io.ReaderFrom) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	reader := bytes.NewReader(data)
	if _, err := target.ReadFrom(reader); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if reader.Len() != 0 {
		return errors.New(path + ": bytes left over")
	}
	return nil
}
