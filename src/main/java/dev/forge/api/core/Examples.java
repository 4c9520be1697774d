package dev.forge.api.core;

/** Examples in the API's description. */
final class Examples {
  static final String JOB_ID = "pj_00112233445566778899aabbccddeeff";

  static final String EMPTY_BATCH = """
      {"batch_id":140,
       "pre_state_root":"0x2574ee7e0fb679be4eaa94926fbb333e81c88cc3dbef17cc6e4b41d85bbe0f6e",
       "post_state_root":"0x2574ee7e0fb679be4eaa94926fbb333e81c88cc3dbef17cc6e4b41d85bbe0f6e",
       "pre_shielded_root":"0","post_shielded_root":"0",
       "transfers":[],"withdrawals":[],"shielded":[]}""";

  static final String NOT_READY =
      "{\"status\":\"error\",\"message\":\"the proof is not there yet: the job is proving\",\"code\":\"NOT_READY\"}";

  static final String PROOF_FAILED =
      "{\"status\":\"error\",\"message\":\"transfers/0: the balance 5 does not cover 7\",\"code\":\"PROOF_FAILED\"}";

  static final String STREAM = """
      event: status
      data: {"type":"status","job_id":"pj_00112233445566778899aabbccddeeff","batch_id":70,"state":"proving",\
      "progress_pct":10,"message":"1 chunk waits","created_at":1700000000,"updated_at":1700000001,"completed_at":null,\
      "error":null}

      event: progress
      id: 4
      data: {"type":"progress","job_id":"pj_00112233445566778899aabbccddeeff","progress_pct":40,"message":"prove"}

      : ping
      """;

  static final String SETTLED = """
      {"status":"success","data":{"batch_id":"pj_00112233445566778899aabbccddeeff","settlements":[{"chunk_id":0,\
      "tx_signature":"5Vf9","verified":true,"compute_units_consumed":250000}],"batched_tx_signature":null,\
      "settlement_time_ms":900,"all_verified":true,"state":"settled"}}""";

  static final String SETTLEMENT_STREAM = """
      event: settlement
      data: {"batch_id":"pj_00112233445566778899aabbccddeeff","settlements":[{"chunk_id":0,"tx_signature":"5Vf9",\
      "verified":false,"compute_units_consumed":null}],"batched_tx_signature":null,"settlement_time_ms":0,\
      "all_verified":false,"state":"settling"}

      event: settlement
      data: {"batch_id":"pj_00112233445566778899aabbccddeeff","settlements":[{"chunk_id":0,"tx_signature":"5Vf9",\
      "verified":true,"compute_units_consumed":250000}],"batched_tx_signature":null,"settlement_time_ms":900,\
      "all_verified":true,"state":"settled"}
      """;

  private Examples() {}
}
