package main

import (
	"bufio"
	"flag"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
)

// report is what prove prints; times are in seconds, one for each proof where there are several.
type report struct {
	Valid        bool      `json:"valid"`
	Rows         int       `json:"rows"`
	Wires        int       `json:"wires"`
	PublicInputs int       `json:"publicInputs"`
	Commitments  int       `json:"commitments"`
	Threads      int       `json:"threads"`
	KeyCached    bool      `json:"keyCached"`
	Build        float64   `json:"build"`
	Setup        float64   `json:"setup"`
	Prove        []float64 `json:"prove"`
	Verify       []float64 `json:"verify"`
	PeakRss      int64     `json:"peakRssBytes,omitempty"`
}

func prove(arguments []string) (any, error) {
	flags := flag.NewFlagSet("prove", flag.ExitOnError)
	r1csPath := flags.String("r1cs", "", "rows, iden3 .r1cs")
	wtnsPath := flags.String("wtns", "", "values of the wires, iden3 .wtns")
	commitmentsPath := flags.String("commitments", "", "commitments of the rows, JSON")
	out := flags.String("out", "", "where the last proof is written")
	proofs := flags.Int("proofs", 1, "how many proofs")
	serve := flags.Bool("serve", false, "proves when asked by a line of standard input")
	keys := flags.String("keys", "", "where the keys are kept")
	_ = flags.Parse(arguments)

	start := time.Now()
	rows, err := readRows(*r1csPath, *wtnsPath, *commitmentsPath)
	if err != nil {
		return nil, err
	}
	replayed, err := newReplay(rows)
	if err != nil {
		return nil, err
	}
	full, err := replayed.witness()
	if err != nil {
		return nil, err
	}
	public, err := full.Public()
	if err != nil {
		return nil, err
	}
	system := replayed.system
	result := report{
		Rows:         system.GetNbConstraints(),
		Wires:        system.GetNbInternalVariables() + system.GetNbPublicVariables() + system.GetNbSecretVariables(),
		PublicInputs: rows.publicWires - 1,
		Commitments:  len(rows.commitments),
		Threads:      runtime.GOMAXPROCS(0),
		Build:        time.Since(start).Seconds(),
	}

	start = time.Now()
	pk, vk, cached, err := keysOf(replayed, *keys)
	if err != nil {
		return nil, err
	}
	result.Setup, result.KeyCached = time.Since(start).Seconds(), cached

	session := session{system: system, pk: pk, vk: vk, full: full, public: public, out: *out}
	*rows, *replayed = rowSystem{}, replay{}
	debug.FreeOSMemory()
	resetPeak()
	if *serve {
		return nil, session.serve(result)
	}
	for i := 0; i < *proofs; i++ {
		times, err := session.prove()
		if err != nil {
			return nil, err
		}
		result.Prove = append(result.Prove, times.Prove)
		result.Verify = append(result.Verify, times.Verify)
	}
	if *proofs > 0 {
		if err := session.write(); err != nil {
			return nil, err
		}
	}
	result.PeakRss = peak()
	result.Valid = true
	return result, nil
}

// keysOf makes the keys, or takes them from a folder that belongs to this constraint system.
func keysOf(r *replay, folder string) (groth16.ProvingKey, groth16.VerifyingKey, bool, error) {
	if folder == "" {
		pk, vk, err := groth16.Setup(r.system)
		return pk, vk, false, err
	}
	pkPath, vkPath := filepath.Join(folder, "gnark.pk"), filepath.Join(folder, "gnark.vk")
	if _, err := os.Stat(vkPath); err == nil {
		pk, vk := groth16.NewProvingKey(ecc.BN254), groth16.NewVerifyingKey(ecc.BN254)
		file, err := os.Open(pkPath)
		if err != nil {
			return nil, nil, false, err
		}
		defer file.Close()
		if err := pk.ReadDump(bufio.NewReaderSize(file, 1<<20)); err != nil {
			return nil, nil, false, err
		}
		return pk, vk, true, readWhole(vkPath, vk)
	}
	pk, vk, err := groth16.Setup(r.system)
	if err != nil {
		return nil, nil, false, err
	}
	dump := func(w io.Writer) (int64, error) { return 0, pk.WriteDump(w) }
	if err := writeFile(pkPath, dump); err != nil {
		return nil, nil, false, err
	}
	return pk, vk, false, writeFile(vkPath, vk.WriteRawTo)
}

func writeFile(path string, write func(io.Writer) (int64, error)) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(file)
	if _, err := write(buffered); err != nil {
		file.Close()
		return err
	}
	if err := buffered.Flush(); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
