# Writes the files of this folder (pyarrow 26.0.1, in this folder): what the Go library cannot write, or writes otherwise.
import pyarrow as pa, pyarrow.parquet as pq, datetime as dt, decimal, numpy as np
t = pa.table({
 "name": pa.array(["Անահիտ Krikorian", None, ""], pa.string()),
 "half": pa.array([np.float16(1.5), None, np.float16(-2)], pa.float16()),
 "pay": pa.array([decimal.Decimal("1234.50"), None, decimal.Decimal("-0.01")], pa.decimal128(10,2)),
 "born": pa.array([dt.date(1975,3,1), None, dt.date(1899,12,31)], pa.date32()),
 "seen": pa.array([dt.datetime(2021,3,4,5,6,7,890000), None, dt.datetime(1969,1,1)], pa.timestamp("us")),
 "utc": pa.array([dt.datetime(2021,3,4,5,6,7,tzinfo=dt.timezone.utc), None, None], pa.timestamp("ms", tz="UTC")),
 "clock": pa.array([dt.time(1,2,3,4000), None, dt.time(0,0)], pa.time64("us")),
 "langs": pa.array([["hy","fr"], None, []], pa.list_(pa.string())),
 "jobs": pa.array([[{"city":"Lyon","year":2019},{"city":None,"year":2020}], None, []], pa.list_(pa.struct([("city",pa.string()),("year",pa.int16())]))),
 "home": pa.array([{"city":"Paris","geo":{"lat":48.85,"lon":2.35}}, None, {"city":None,"geo":None}], pa.struct([("city",pa.string()),("geo",pa.struct([("lat",pa.float64()),("lon",pa.float64())]))])),
 "links": pa.array([[("web","x.org"),("orcid","0000")], None, []], pa.map_(pa.string(), pa.string())),
 "deep": pa.array([[["a","b"],["c"]], None, [[]]], pa.list_(pa.list_(pa.string()))),
 "raw": pa.array([b"\xff\x00", None, b"text"], pa.binary()),
 "kind": pa.array(["x",None,"y"], pa.dictionary(pa.int8(), pa.string())),
 "u8": pa.array([255,None,0], pa.uint8()),
 "large": pa.array(["z",None,""], pa.large_string()),
})
pq.write_table(t, "pyarrow.parquet", compression="zstd", row_group_size=2)
pq.write_table(t.select(["name","seen"]), "int96.parquet", use_deprecated_int96_timestamps=True, version="1.0", compression="gzip")
