package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
)

// session is a loaded key and a witness, and the last proof made.
type session struct {
	system constraint.ConstraintSystem
	pk     groth16.ProvingKey
	vk     groth16.VerifyingKey
	full   witness.Witness
	public witness.Witness
	proof  groth16.Proof
	out    string
}

// times are in seconds.
type times struct {
	Prove  float64 `json:"prove"`
	Verify float64 `json:"verify"`
}

// serve prints that all is ready, then answers each line of standard input with one of JSON.
func (s *session) serve(ready report) error {
	encoder := json.NewEncoder(os.Stdout)
	if err := encoder.Encode(ready); err != nil {
		return err
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		answer, err := s.answer(lines.Text())
		if err != nil {
			return err
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
	}
	return lines.Err()
}

func (s *session) answer(line string) (any, error) {
	switch line {
	case "prove":
		return s.prove()
	case "write":
		return map[string]bool{"valid": true}, s.write()
	case "verification":
		return s.verification()
	case "reset-peak":
		resetPeak()
		return map[string]bool{}, nil
	case "memory":
		return map[string]int64{"peakRssBytes": peak()}, nil
	}
	return nil, errors.New("unknown question: " + line)
}

// prove makes a proof and verifies it.
func (s *session) prove() (times, error) {
	var measured times
	runtime.GC()
	start := time.Now()
	proof, err := groth16.Prove(s.system, s.pk, s.full)
	if err != nil {
		return measured, err
	}
	measured.Prove = time.Since(start).Seconds()
	start = time.Now()
	if err := groth16.Verify(proof, s.vk, s.public); err != nil {
		return measured, err
	}
	measured.Verify = time.Since(start).Seconds()
	s.proof = proof
	return measured, nil
}

// verification is the median time of verifying the last proof.
func (s *session) verification() (any, error) {
	var seconds []float64
	for range 101 {
		start := time.Now()
		if err := groth16.Verify(s.proof, s.vk, s.public); err != nil {
			return nil, err
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	slices.Sort(seconds)
	return map[string]float64{"verifyOne": seconds[len(seconds)/2]}, nil
}

// write writes the last proof, its public inputs and the verifying key.
func (s *session) write() error {
	if s.out == "" {
		return nil
	}
	for name, write := range map[string]func(io.Writer) (int64, error){
		"gnark.proof": s.proof.WriteRawTo, "gnark.vk": s.vk.WriteRawTo, "gnark.pw": s.public.WriteTo,
	} {
		if err := writeFile(filepath.Join(s.out, name), write); err != nil {
			return err
		}
	}
	return nil
}

// resetPeak lets the peak of resident memory begin anew, where that can be done.
func resetPeak() {
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o200)
}

// peak is the most that was resident, in bytes.
func peak() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		for _, line := range strings.Split(string(status), "\n") {
			fields := strings.Fields(line)
			if len(fields) > 1 && fields[0] == "VmHWM:" {
				if kib, err := strconv.ParseInt(fields[1], 10, 64); err == nil {
					return kib * 1024
				}
			}
		}
	}
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return usage.Maxrss * 1024
}
