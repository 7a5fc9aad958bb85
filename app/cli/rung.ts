process.stderr.write("no commands yet\n");
